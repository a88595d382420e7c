#include <yaml.h>

#include <memory>

#include "tree.hpp"
#include "values.hpp"

namespace fromproof::cli {

namespace {

struct deleter {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
  void operator()(yaml_event_t* event) const {
    yaml_event_delete(event);
    delete event;
  }
};

std::size_t line_of(const yaml_mark_t& mark) {
  return mark.line + 1;
}

/// A tag such as !Ref. Those of YAML itself, as !!str, change nothing here.
bool is_function(const yaml_char_t* tag) {
  return tag != nullptr && std::string_view{reinterpret_cast<const char*>(tag)}.substr(0, 4) != "tag:";
}

std::string scalar_text(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  return {reinterpret_cast<const char*>(scalar.value), scalar.length};
}

void take(const yaml_event_t& event, tree_builder& tree) {
  const std::size_t line = line_of(event.start_mark);
  // A name of an object that is no plain text: the reader finds no such member.
  const bool name = tree.wants_name();
  switch (event.type) {
    case YAML_SCALAR_EVENT:
      if (name)
        tree.name(scalar_text(event));
      else
        tree.text(scalar_text(event), line, is_function(event.data.scalar.tag));
      break;
    case YAML_SEQUENCE_START_EVENT:
      if (name) throw syntax_fault{line, "a list cannot be a name"};
      tree.open(node::kind::list, line, is_function(event.data.sequence_start.tag));
      break;
    case YAML_MAPPING_START_EVENT:
      if (name) throw syntax_fault{line, "an object cannot be a name"};
      tree.open(node::kind::object, line, is_function(event.data.mapping_start.tag));
      break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: tree.close(); break;
    case YAML_ALIAS_EVENT: throw syntax_fault{line, "aliases of YAML are not read; write the value itself"};
    default: break;
  }
}

}  // namespace

std::vector<node> read_yaml(std::string_view text) {
  const std::unique_ptr<yaml_parser_t, deleter> parser{new yaml_parser_t{}};
  if (yaml_parser_initialize(parser.get()) == 0) throw syntax_fault{1, "no memory for YAML"};
  yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  tree_builder tree;
  for (bool more = true; more;) {
    const std::unique_ptr<yaml_event_t, deleter> event{new yaml_event_t{}};
    if (yaml_parser_parse(parser.get(), event.get()) == 0) {
      const std::string what = parser->problem == nullptr ? "it cannot be read" : parser->problem;
      throw syntax_fault{line_of(parser->problem_mark), "not valid YAML: " + what};
    }
    take(*event, tree);
    more = event->type != YAML_STREAM_END_EVENT;
  }
  return tree.take();
}

}  // namespace fromproof::cli
