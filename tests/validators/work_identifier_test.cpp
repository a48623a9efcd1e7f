// SPDX-License-Identifier: Apache-2.0

#include "validators/work_identifier.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

namespace caveat {
namespace {

struct Row {
  const char* scheme;
  const char* value;
  const char* trouble;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.scheme << ' ' << row.value;
}

constexpr const char* no_doi = "is no DOI: one looks like 10.1234/abc";
constexpr const char* no_isbn = "is no ISBN: one has 10 digits, or 13 from 978 or 979 on";
constexpr const char* no_url = "is no web address: one begins with https:// and a host";
constexpr const char* no_ctis = "is no CTIS number: one looks like 2022-500014-26-00";

BOOST_DATA_TEST_CASE(
    syntax_and_check_digits_are_looked_at,
    boost::unit_test::data::make({
        Row{"doi", "10.0000/example", ""},
        Row{"doi", "10.1000.10/a(b)c;d", ""},
        Row{"doi", "", no_doi},
        Row{"doi", "10.", no_doi},
        Row{"doi", "10.1000/", no_doi},
        Row{"doi", "10.1000", no_doi},
        Row{"doi", "11.1000/x", no_doi},
        Row{"doi", "10.1000/a b", "has a space in it"},
        Row{"doi", "https://doi.org/10.1000/x", "is an address; a DOI begins with \"10.\""},
        Row{"pmid", "1", ""},
        Row{"pmid", "12345678", ""},
        Row{"pmid", "123456789", "is no PMID: one has up to eight digits"},
        Row{"pmid", "0123", "is no PMID: one has up to eight digits"},
        Row{"pmid", "", "is no PMID: one has up to eight digits"},
        Row{"pmcid", "PMC1234567", ""},
        Row{"pmcid", "1234567", "is no PMCID: one looks like PMC1234567"},
        Row{"pmcid", "PMC", "is no PMCID: one looks like PMC1234567"},
        Row{"nct", "NCT01234567", ""},
        Row{"nct", "NCT0123456", "is no NCT number: one looks like NCT01234567"},
        Row{"nct", "nct01234567", "is no NCT number: one looks like NCT01234567"},
        Row{"isrctn", "ISRCTN12345678", ""},
        Row{"isrctn", "ISRCTN1234567X", "is no ISRCTN: one looks like ISRCTN12345678"},
        Row{"eudract", "2004-000446-20", ""},
        Row{"eudract", "2004-446-20", "is no EudraCT number: one looks like 2004-000446-20"},
        Row{"ctis", "2022-500014-26-00", ""},
        Row{"ctis", "2022-500014-26", ""},
        Row{"ctis", "2022-400014-26-00", "is no CTIS number: its second part begins with 5"},
        Row{"ctis", "2022", no_ctis},
        Row{"isbn", "0-306-40615-2", ""},
        Row{"isbn", "0-306-40615-3", "has a wrong check digit"},
        Row{"isbn", "080442957X", ""},
        Row{"isbn", "080442957x", ""},
        Row{"isbn", "978-0-306-40615-7", ""},
        Row{"isbn", "978-0-306-40615-8", "has a wrong check digit"},
        Row{"isbn", "977-0-306-40615-7", no_isbn},
        Row{"isbn", "X804429570", no_isbn},
        Row{"isbn", "", no_isbn},
        Row{"statute", "Cancer Act 1939 s.4", ""},
        Row{"statute", "Cancer Act", "names no section, article or year"},
        Row{"statute", "1939", "names no section, article or year"},
        Row{"url", "https://example.org", ""},
        Row{"url", "http://example.org/a?b#c", ""},
        Row{"url", "example.org", no_url},
        Row{"url", "https://", no_url},
        Row{"url", "https:///path", no_url},
        Row{"url", "https://example", no_url},
        Row{"url", "https://example.org/a b", "has a space in it"},
        Row{"ark", "x", "is of an unknown scheme \"ark\""},
    }),
    row) {
  BOOST_TEST(trouble_with_identifier(row.scheme, row.value) == row.trouble);
}

}  // namespace
}  // namespace caveat
