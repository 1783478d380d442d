package io.evenkeel.logs.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQueryError;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "connection refused => And[queries=[Text[field=message, text=connection], Text[field=message, text=refused]]]",
                "\"connection refused\" => Text[field=message, text=connection refused]",
                "\"say \\\"no\\\"\" => Text[field=message, text=say \"no\"]",
                "a AND b OR c => Or[queries=[And[queries=[Text[field=message, text=a], Text[field=message, text=b]]], Text[field=message, text=c]]]",
                "a (b OR c) => And[queries=[Text[field=message, text=a], Or[queries=[Text[field=message, text=b], Text[field=message, text=c]]]]]",
                "NOT a => Not[query=Text[field=message, text=a]]",
                "-a => Not[query=Text[field=message, text=a]]",
                "ORDER => Text[field=message, text=ORDER]",
                "level:error => Text[field=level, text=error]",
                "level:>=warning => Range[field=level, from=4.0, fromIncluded=true, to=Infinity, toIncluded=true]",
                "status:[500 TO 599} => Range[field=status, from=500.0, fromIncluded=true, to=599.0, toIncluded=false]",
                "status:{0 TO *] => Range[field=status, from=0.0, fromIncluded=false, to=Infinity, toIncluded=true]",
                "host:web* => Wildcard[field=host, pattern=web*]",
                "conn* => Wildcard[field=message, pattern=conn*]",
                "what? => Wildcard[field=message, pattern=what?]",
                "a*b=c => Text[field=message, text=a*b=c]",
                "trace:* => Exists[field=trace]",
                "* => All[]",
                "10.1.2.3:80 => Text[field=message, text=10.1.2.3:80]",
                "java.lang.Error: => Text[field=message, text=java.lang.Error:]",
                "std::vector => Text[field=message, text=std::vector]",
                "path:/var/log/x => Text[field=path, text=/var/log/x]",
                "/var/log/ => Text[field=message, text=/var/log/]",
                "/took \\d{4,} ms/ => Regex[field=message, pattern=took \\d{4,} ms]",
                "source:/a\\/b/ => Regex[field=source, pattern=a/b]",
                "[main] => Text[field=message, text=[main]]",
                "磁盘已满 => Text[field=message, text=磁盘已满]",
            })
    void isReadAsItIsMeant(String text, String query) {
        assertThat(LogQuery.parse(text)).hasToString(query);
    }

    @Test
    void nothingAsksForEverything() {
        assertThat(LogQuery.parse("  ")).isEqualTo(new LogQuery.All());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "a AND => 6 => missing",
                "OR a => 1 => missing",
                "\"open => 1 => not closed",
                "(a => 1 => not closed",
                "a) => 2 => closes nothing",
                "status:[1 TO => 8 => not closed",
                "status:[1] => 8 => two bounds",
                "status:>many => 9 => no number",
                "level:>loud => 8 => no level",
                "/(a/ => 1 => regular expression",
                "x /((a{1000}){1000}){1000}/ => 3 => repetitions",
                "... => 1 => letter or a digit",
            })
    void whatIsWrongIsNamedWithItsColumn(String text, int column, String sentence) {
        assertThatThrownBy(() -> LogQuery.parse(text))
                .isInstanceOfSatisfying(
                        LogQueryError.class, error -> assertThat(error.column()).isEqualTo(column))
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> LogQuery.parse("a ".repeat(2000))).hasMessageContaining("longer than 2000");
        assertThatThrownBy(() -> LogQuery.parse("(".repeat(1000) + "a")).hasMessageContaining("more than 50 deep");
        assertThatThrownBy(() -> LogQuery.parse("NOT ".repeat(400) + "a")).hasMessageContaining("more than 50 deep");
    }

    @Test
    void anyTextIsReadOrRefusedWithASentence() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab1 :/()[]{}<>=*?\"\\-!ANDORTO. ";
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(30), 0, alphabet.length())
                    .mapToObj(c -> alphabet.substring(c, c + 1))
                    .collect(Collectors.joining());
            try {
                LogQuery.parse(text);
            } catch (LogQueryError error) {
                assertThat(error.column()).as("seed %d: %s", seed, text).isBetween(1, text.length() + 1);
            }
        }
    }
}
