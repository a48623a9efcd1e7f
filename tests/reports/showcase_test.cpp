// SPDX-License-Identifier: Apache-2.0
//
// One small run through every report; the files are meant to be read.

#include <boost/test/unit_test.hpp>

#include "golden.hpp"
#include "reports/libxml2.hpp"
#include "reports/runs.hpp"

namespace caveat {

BOOST_AUTO_TEST_CASE(the_compliance_report_of_the_showcase) {
  const std::string report = xml_of(showcase());
  BOOST_TEST(libxml2_problem(report, our_schema("report")) == "");
  check_golden(report, "showcase/expected.xml");
}

BOOST_AUTO_TEST_CASE(the_junit_report_of_the_showcase) {
  const std::string report = junit_of(showcase());
  BOOST_TEST(libxml2_problem(report, our_schema("junit")) == "");
  check_golden(report, "showcase/expected.junit.xml");
}

BOOST_AUTO_TEST_CASE(the_text_report_of_the_showcase) {
  check_golden(text_of(showcase()), "showcase/expected.txt");
}

BOOST_AUTO_TEST_CASE(no_report_tells_where_on_the_machine_the_files_were) {
  BOOST_TEST(xml_of(showcase()).find("/home") == std::string::npos);
  BOOST_TEST(junit_of(showcase()).find("/home") == std::string::npos);
}

}  // namespace caveat
