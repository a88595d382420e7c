/**
 * The sentences of verdicts, findings, fixes and repairs by their code, in the language of the module's name; `{name}`
 * stands for a parameter. The value of a parameter `error` is itself a code; its words are under "error:" and that
 * code.
 */
declare const words: Record<string, string>;
export default words;
