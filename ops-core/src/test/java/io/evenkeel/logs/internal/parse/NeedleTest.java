package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "^(?P<time>\\S+) order (?P<id>\\d+) took (?P<ms>\\d+) ms$~ order ",
                "a+bc~bc",
                "abc?de~ab",
                "abc{2}de~ab",
                "a.b\\.conf~b.conf",
                "[abc]def~def",
                "x(y)?zz~zz",
                "磁盘 (?P<disk>\\S+)~磁盘 ",
                "\\[main\\] (x)~[main] ",
            })
    void theLongestSureTextIsFound(String expression, String needle) {
        assertThat(Needle.of(expression)).isEqualTo(needle);
    }

    @ParameterizedTest
    @CsvSource({"abc|def", "(?i)abc", "(?i:abc)", "\\x41BC", "\\Qabc\\E", "\\pLabc", "(abc)", "\\"})
    void whereNothingIsSureThereIsNone(String expression) {
        assertThat(Needle.of(expression)).isEmpty();
    }

    /** Whatever the expression: a text that it matches has the needle in it. */
    @Test
    void noMatchIsEverMissed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "a",
                "b",
                "ab",
                "{",
                "}",
                "]",
                "[ab]",
                "[^a]",
                "[]b]",
                "[[:alpha:]]",
                "(a)",
                "(?:b)",
                "(a|b)",
                "(?P<n>b",
                ")",
                "*",
                "+",
                "?",
                "{2}",
                "{0,1}",
                "{1,}",
                "|",
                ".",
                "^",
                "$",
                "\\.",
                "\\[",
                "\\d",
                "\\b",
                "\\(",
                "(?i)",
                "(?s)",
                "\\x61",
                "😀",
                "-",
                ",");
        int matched = 0;
        for (int turn = 0; turn < 40_000; turn++) {
            StringBuilder expression = new StringBuilder();
            for (int n = random.nextInt(7); n >= 0; n--) {
                expression.append(pieces.get(random.nextInt(pieces.size())));
            }
            Pattern pattern;
            try {
                pattern = Pattern.compile(expression.toString());
            } catch (PatternSyntaxException e) {
                continue;
            }
            String needle = Needle.of(expression.toString());
            for (int n = 0; n < 10; n++) {
                StringBuilder text = new StringBuilder();
                random.ints(random.nextInt(9), 0, 9)
                        .forEach(each -> text.append("abA.[{😀-(".substring(each, each + 1)));
                if (pattern.matcher(text).find()) {
                    matched += needle.isEmpty() ? 0 : 1;
                    assertThat(text.toString())
                            .as("%s with seed %d", expression, seed)
                            .contains(needle);
                }
            }
        }
        assertThat(matched).isPositive();
    }
}
