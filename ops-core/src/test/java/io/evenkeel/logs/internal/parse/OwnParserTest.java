package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnParserTest {
    private final LineParser lines = new LineParser(ZoneId.of("Asia/Shanghai"));

    private static OwnParser own(String name, String expression) {
        return new OwnParser(name, expression, "", "", new LongAdder());
    }

    private Parsed parsed(String line, String... expressions) {
        return lines.parse(
                line,
                List.of(expressions).stream()
                        .map(one -> own("p" + one.length(), one))
                        .toList(),
                Masks.BUILT_IN);
    }

    @Test
    void groupsBecomeFieldsAndThoseWithKnownNamesTheLinesOwn() {
        Parsed parsed = parsed(
                "[2026-11-21 18:00:00,123] <E> order#4711 in 15 ms: no route",
                "^\\[(?P<time>[^\\]]+)\\] <(?P<lvl>\\w)> order#(?P<order>\\d+) in (?<took>\\d+) ms: (?P<message>.*)$");

        assertThat(parsed.form()).isEqualTo(Parsed.Form.OWN);
        assertThat(parsed.at()).contains(Instant.parse("2026-11-21T10:00:00.123Z"));
        assertThat(parsed.message()).isEqualTo("no route");
        assertThat(parsed.fields())
                .containsEntry("order", "4711")
                .containsEntry("took", "15")
                .containsEntry("lvl", "E");
        assertThat(parsed.severity()).isEmpty();
        assertThat(parsed("x level ERROR", "level (?P<level>\\w+)").severity()).contains(Severity.ERROR);
    }

    @Test
    void withoutAMessageTheLineStaysWholeAndItsPairsAreFound() {
        Parsed parsed = parsed("order 4711 took=15ms", "order (?P<order>\\d+)");

        assertThat(parsed.message()).isEqualTo("order 4711 took=15ms");
        assertThat(parsed.fields()).isEqualTo(Map.of("order", "4711", "took", "15ms"));
    }

    @Test
    void theFirstThatMatchesTakesTheLineAndWhereNoneDoesTheBuiltInFormsDo() {
        assertThat(parsed("job 7", "nothing (?P<a>x)", "job (?P<job>\\d)", "(?P<all>.*)")
                        .fields())
                .isEqualTo(Map.of("job", "7"));
        Parsed plain = parsed("2026-11-21T10:00:00Z WARN a=b", "nothing (?P<a>x)");
        assertThat(plain).isEqualTo(lines.parse("2026-11-21T10:00:00Z WARN a=b"));
        assertThat(plain.form()).isEqualTo(Parsed.Form.PLAIN);
    }

    @Test
    void ofADocumentTheMessageIsLookedAtAndTheRestIsKept() {
        Parsed parsed = parsed(
                "{\"@timestamp\":\"2026-11-21T10:00:09Z\",\"level\":\"info\",\"host\":{\"name\":\"web1\"},\"message\":\"E 2026-11-21T10:00:00Z job 7\"}",
                "^(?P<severity>\\w) (?P<time>\\S+) (?P<message>job (?P<job>\\d))$");

        assertThat(parsed.at()).contains(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(parsed.severity()).contains(Severity.INFO);
        assertThat(parsed.message()).isEqualTo("job 7");
        assertThat(parsed.fields()).containsEntry("job", "7").containsEntry("host.name", "web1");
    }

    @Test
    void whatStandsInAGroupWithASecretsNameIsInNoField() {
        Parsed parsed = parsed(
                "login ana with pw hunter2 from 192.0.2.7",
                "login (?P<what>\\S+ with pw (?P<password>\\S+)) from (?P<client>\\S+)");

        assertThat(parsed.toString()).doesNotContain("hunter2");
        assertThat(parsed.message()).isEqualTo("login ana with pw *** from 192.0.2.7");
        assertThat(parsed.fields())
                .isEqualTo(Map.of("what", "ana with pw ***", "password", "***", "client", "192.0.2.7"));
    }

    @Test
    void groupsThatDidNotTakePartAndTimesThatAreNoneHurtNothing() {
        Parsed parsed = parsed("at noon: x", "at (?P<time>\\w+): (?:(?P<a>x)|(?P<b>y))");

        assertThat(parsed.at()).isEmpty();
        assertThat(parsed.fields()).isEqualTo(Map.of("time", "noon", "a", "x"));
    }

    @Test
    void itIsForTheHostsAndSourcesThatItNames() {
        OwnParser web = new OwnParser("w", "(?P<a>.)", "Web*", "/srv/*/app.log", new LongAdder());
        OwnParsers all = new OwnParsers(List.of(web, own("any", "(?P<a>.)")));

        assertThat(all.of("web1", "/srv/shop/app.log")).hasSize(2);
        assertThat(all.of("WEB1", "/srv/shop/other.log")).hasSize(1);
        assertThat(all.of("db1", "/srv/shop/app.log")).hasSize(1);
        assertThat(all.of("db1", "/srv/shop/app.log")).hasSize(1);
    }

    @Test
    void aLineThatIsTooLongIsOfNoOwnForm() {
        String line = "x".repeat(OwnParser.LONGEST_TEXT + 1);

        assertThat(parsed(line, "(?P<x>x)").form()).isEqualTo(Parsed.Form.PLAIN);
    }

    @Test
    void whatItTakesIsCounted() {
        LongAdder taken = new LongAdder();
        OwnParser parser = new OwnParser("p", "(?P<n>\\d)", "", "", taken);
        lines.parse("a1", List.of(parser), Masks.BUILT_IN);
        lines.parse("none", List.of(parser), Masks.BUILT_IN);

        assertThat(taken.sum()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a(b~Column 2: missing closing ).",
                "(?P<a>x)[z-a]~Column 10: invalid character class range.",
                "(?P<a>x)**~Column 9: invalid nested repetition operator.",
                "(?P<a-b>x)~Column 1: invalid named capture.",
                "(?P<a>x)(?=y)~Column 9: invalid or unsupported Perl syntax.",
                "(?P<a>((x{1000}){1000}){1000})~Its repetitions, written out, are too long: take smaller counts in { }.",
                "no group~It needs a named group for each field, such as (?P<order>\\d+).",
            })
    void whatCannotBeTakenIsSaidWithItsPlace(String expression, String sentence) {
        assertThatThrownBy(() -> own("p", expression))
                .isInstanceOf(ExpressionError.class)
                .hasMessage(sentence);
    }

    @Test
    void groupsAndLengthAreBounded() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            many.append("(?P<g").append(i).append(">x)");
        }
        assertThatThrownBy(() -> own("p", many.toString())).hasMessageContaining("at most 32");
        assertThatThrownBy(() -> own("p", "(?P<a>" + "x".repeat(1000) + ")")).hasMessageContaining("1000 characters");
        assertThatThrownBy(() -> own("p", "")).hasMessageContaining("1000 characters");
    }
}
