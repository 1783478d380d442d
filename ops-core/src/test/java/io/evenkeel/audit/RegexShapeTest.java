package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((a{9}){1000}){1000}",
                "(?:(?:[ab\\]]{500}){500})+",
                "(x(y{200}|[)]{3}){200}){2,}",
                "((\\Qaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\E){900}){900}",
                "(((a{50}){50}){50}"
            })
    void whatWouldFillTheMemoryIsTooLarge(String expression) {
        assertThat(RegexShape.of(expression).isBounded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "^(?P<time>\\S+) took (?P<ms>\\d{1,6}) ms",
                "a{1000}",
                "(a{10}b){100}",
                "[{1000}]{20}",
                "\\{1000}\\{1000}",
                "{1000}{1000}{1000",
                "[]a]{3}[^]a{1000}]x",
                "[[:alpha:]]{3}",
                "\\Q((((\\E",
                "))))",
                "a\\"
            })
    void whatPeopleWriteIsNot(String expression) {
        assertThat(RegexShape.of(expression).isBounded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a(b, 1", "(a)(b(c), 3", "(a), -1", "\\(a, -1", "[(], -1"})
    void aBracketThatIsNotClosedIsFound(String expression, int place) {
        assertThat(RegexShape.of(expression).unclosed()).isEqualTo(place);
    }

    /** The library agrees with the estimate to within a small factor. */
    @Test
    void theSizeIsAboutWhatIsCompiled() {
        for (String expression : new String[] {"(a{10}b){100}", "a{1000}", "(ab|c{3}){20,40}", "x{5,}y"}) {
            int compiled = Pattern.compile(expression).programSize();
            assertThat(RegexShape.of(expression).size()).isBetween(compiled / 5L, compiled * 5L);
        }
    }
}
