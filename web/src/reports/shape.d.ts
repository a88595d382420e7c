// What the view is given: the picture of the reports as the module makes it, and what was read beside it.
import type * as module from "fromproof/reports";

export type Counts = module.Aligned;
export type Class = keyof Counts;
export type SourceKind = module.SourceKind;
export type SourceOf = module.PictureSource;
export type DomainOf = module.PictureDomain;
export type Day = module.Picture["days"][number];
export type Picture = Omit<module.Picture, "files" | "refused" | "failure_reports" | "tls">;
export type Recipient = module.NoticeRecipient;
export type Notice = module.Notice & { file: string };
export type Tls = module.Picture["tls"];
export type RecordOf = module.SourceRecord;

export type Refused = { count: number; file: string; member: string | null; code: string; offset: number | null };

export type State = {
  files: number;
  done: number;
  picture: Picture;
  refused: Refused[];
  refusedOmitted: number;
  notices: Notice[];
  noticesOmitted: number;
  bounces: { hard: number; soft: number; complaints: number; other: number };
  tls: Tls | null;
  failures: number;
};

/** One input. */
export type Given = { name: string; blob: Blob };
