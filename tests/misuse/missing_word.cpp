// An enumerator is added, and its word is forgotten.
// error: an enumerator has no word

#include <fromproof/text/words.hpp>

#ifdef MISUSE
enum class colour : unsigned char { red, green, blue };
#else
enum class colour : unsigned char { red, green };
#endif

constexpr auto words = fromproof::words_of<colour>({{colour::red, "red"}, {colour::green, "green"}});
