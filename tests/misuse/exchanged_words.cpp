// The words are in a different order than the enumerators.
// note: the_words_stand_in_another_order_than_the_enumerators

#include <fromproof/text/words.hpp>

#ifdef MISUSE
enum class colour : unsigned char { red, green };
#else
enum class colour : unsigned char { green, red };
#endif

constexpr auto words = fromproof::words_of<colour>({{colour::green, "green"}, {colour::red, "red"}});
