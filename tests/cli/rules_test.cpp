// SPDX-License-Identifier: Apache-2.0
//
// What the rules say, whether they hold, and what a change of them does.

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "cli/program.hpp"

namespace caveat::test {
namespace {

namespace data = boost::unit_test::data;

std::string pack(const std::string& pattern) {
  return R"(<pack xmlns="urn:caveat:pack:1" id="house" lang="en" version="1" title="House rules">
<rule id="house/shine" category="shine" severity="warning" status="stable" since="1">
<title>t</title><why>w</why><basis definition="yes"/>
<pattern>)" +
         pattern + R"(</pattern>
<message>m</message><advice>a</advice>
<fail>The balm <mark>glows</mark> on skin.</fail>
<pass>It does not glow.</pass><pass>It may glow.</pass><pass>It is dull.</pass>
</rule>
</pack>
)";
}

struct Row {
  std::vector<std::string> arguments;
  int status;
  const char* out;  // a part
  const char* err;  // a part
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  for (const std::string& argument : row.arguments) out << argument << ' ';
  return out;
}

const std::vector<Row> rows = {
    {{"list"}, 0, "cure-language/cure  ", ""},
    {{"test"}, 0, ", 0 failed\n", ""},
    {{"test", "wide.xml"}, 0, ", 0 failed\n", ""},
    {{"test", "narrow.xml"}, 1, "narrow.xml:6:1: house/shine: finds nothing in", ""},
    {{"test", "none.xml"}, 3, "", "none.xml: no such file"},
    {{"coverage", "--jurisdiction", "au"}, 0, "guarantee                au-nl133-1d (P)\n", ""},
    {{"coverage", "--jurisdiction", "au"}, 0, "cure                     no provision:", ""},
    {{"coverage", "--jurisdiction", "xy"}, 2, "", "known jurisdictions: au, "},
    {{"diff", "narrow.xml", "wide.xml", "pages"},
     0,
     "+ a.txt:1:10 asserted warning house/shine \"glows\"\n1 gained, 0 lost\n",
     ""},
    {{"diff", "wide.xml", "built-in", "pages"},
     0,
     "- a.txt:1:10 asserted warning house/shine \"glows\"\n0 gained, 1 lost\n",
     ""},
    {{"diff", "built-in", "built-in", "pages"}, 0, "0 gained, 0 lost\n", ""},
    {{"diff", "built-in", "none.xml", "pages"}, 3, "", "none.xml: no such file"},
    {{"diff", "built-in", "wide.xml"}, 2, "", "CORPUS is required"},
};

BOOST_DATA_TEST_CASE(rules_are_shown_proved_and_compared, data::make(rows), row) {
  const TemporaryFolder folder;
  folder.write("wide.xml", pack("(glow | glows)"));
  folder.write("narrow.xml", pack("glowing"));
  folder.write("pages/a.txt", "The balm glows on skin.\n");
  std::vector<std::string> arguments = {"rules"};
  arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
  const Outcome outcome = caveat(arguments, folder);
  BOOST_TEST(outcome.status == row.status, outcome.err);
  BOOST_TEST(outcome.out.find(row.out) != std::string::npos, outcome.out);
  BOOST_TEST(outcome.err.find(row.err) != std::string::npos, outcome.err);
}

}  // namespace
}  // namespace caveat::test
