package io.evenkeel.logs.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineParserTest {
    private final LineParser parser = new LineParser(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "2026-11-21T10:00:00Z ERROR disk is full => 2026-11-21T10:00:00Z => ERROR => disk is full",
                "2026-11-21T10:00:00.123+01:00 [warn] slow => 2026-11-21T09:00:00.123Z => WARNING => slow",
                "2026-11-21 10:00:00,5 INFO started => 2026-11-21T02:00:00.500Z => INFO => started",
                "[2026-11-21 10:00:00] <err> - failed => 2026-11-21T02:00:00Z => ERROR => failed",
                "2026-11-21 10:00:00 +0800 FATAL: gone => 2026-11-21T02:00:00Z => CRITICAL => gone",
                "1795255200 INFO epoch => 2026-11-21T10:00:00Z => INFO => epoch",
                "1795255200123 epoch => 2026-11-21T10:00:00.123Z => - => epoch",
                "error: no such host => - => ERROR => no such host",
                "error handling is hard => - => - => error handling is hard",
                "12 apples were eaten => - => - => 12 apples were eaten",
                "2026-13-45T99:00:00Z x => - => - => 2026-13-45T99:00:00Z x",
                "level=warn ts=2026-11-21T10:00:00Z msg=\"too slow\" => 2026-11-21T10:00:00Z => WARNING => level=warn ts=2026-11-21T10:00:00Z msg=\"too slow\"",
                "磁盘已满 => - => - => 磁盘已满",
            })
    void timeAndLevelAreFoundWhereProgramsWriteThem(String line, Instant at, Severity severity, String message) {
        Parsed parsed = parser.parse(line);

        assertThat(parsed.at()).isEqualTo(Optional.ofNullable(at));
        assertThat(parsed.severity()).isEqualTo(Optional.ofNullable(severity));
        assertThat(parsed.message()).isEqualTo(message);
    }

    @Test
    void pairsBecomeFields() {
        assertThat(parser.parse("took=15ms user='al ice' path=\"/a \\\"b\\\"\" x==y a=b=c =none host=web (n=1)")
                        .fields())
                .isEqualTo(Map.of(
                        "took",
                        "15ms",
                        "user",
                        "al ice",
                        "path",
                        "/a \"b\"",
                        "x",
                        "=y",
                        "a",
                        "b=c",
                        "host_",
                        "web",
                        "n",
                        "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z, true",
        "2026-11-21T10:00:00.5Z, 2026-11-21T10:00:00.500Z, true",
        "2026-11-21T10:00:00.123Z, 2026-11-21T10:00:00.123Z, true",
        "2026-11-21T10:00:00.123456789Z, 2026-11-21T10:00:00.123456789Z, false",
        "2026-11-21T18:00:00.123+08:00, 2026-11-21T10:00:00.123Z, true",
        "2026-02-30T10:00:00Z, 2026-02-28T10:00:00Z, true",
        "2026-11-21T24:00:00Z, 2026-11-22T00:00:00Z, true",
        "2026-11-21T10:00:00.Z, , false",
        "2026-11-21T10:00:00.1234567890Z, , false",
        "1795255200, 2026-11-21T10:00:00Z, true",
        "1795255200123, 2026-11-21T10:00:00.123Z, true",
        "1795255200123456, 2026-11-21T10:00:00.123Z, false",
        "1795255200.1234, 2026-11-21T10:00:00.123Z, false"
    })
    void aFieldTellsTheTimeAndMaySayMore(String said, Instant at, boolean alone) {
        Parsed parsed = parser.parse("{\"time\":\"" + said + "\"}");

        assertThat(parsed.at()).isEqualTo(Optional.ofNullable(at));
        assertThat(parsed.timeIn()).isEqualTo(alone ? Optional.of("time") : Optional.empty());
        assertThat(parsed.fields()).containsEntry("time", said);
    }

    @Test
    void aJsonLineIsTakenApart() {
        Parsed parsed = parser.parse("""
                {"@timestamp":"2026-11-21T10:00:00.5Z","log.level":"error","message":"disk is full",
                 "http":{"status":503,"ok":false},"tags":["a","b"],"none":null}""");

        assertThat(parsed.at()).contains(Instant.parse("2026-11-21T10:00:00.500Z"));
        assertThat(parsed.severity()).contains(Severity.ERROR);
        assertThat(parsed.message()).isEqualTo("disk is full");
        assertThat(parsed.fields())
                .containsEntry("http.status", "503")
                .containsEntry("http.ok", "false")
                .containsEntry("tags", "a")
                .doesNotContainKeys("message_", "none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {"{not json} => {not json}", "{\"a\":1} x => {\"a\":1} x"})
    void whatOnlyLooksLikeJsonStaysAsItIs(String line, String message) {
        assertThat(parser.parse(line).message()).isEqualTo(message);
    }

    @Test
    void jsonThatIsNestedTooDeepIsALineLikeAnother() {
        String line = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

        assertThat(parser.parse(line).message()).isEqualTo(line);
    }

    @Test
    void anAccessLogIsTakenApart() {
        Parsed parsed = parser.parse("10.0.0.1 - alice [21/Nov/2026:10:00:00 +0800] \"GET /a?b=c HTTP/1.1\" 503 1234"
                + " \"https://x/\" \"curl/8\" extra");

        assertThat(parsed.at()).contains(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(parsed.severity()).contains(Severity.ERROR);
        assertThat(parsed.message()).isEqualTo("GET /a?b=c HTTP/1.1 503");
        assertThat(parsed.fields())
                .isEqualTo(Map.of(
                        "client", "10.0.0.1",
                        "user", "alice",
                        "status", "503",
                        "bytes", "1234",
                        "method", "GET",
                        "path", "/a?b=c",
                        "referrer", "https://x/",
                        "agent", "curl/8"));
    }

    @Test
    void whatAShipperWrapsIsTakenApartToo() {
        Parsed access = parser.parse("""
                {"shop":"north","message":"10.0.0.9 - - [21/Nov/2026:12:00:00 +0000] \\"GET /a HTTP/1.1\\" 502 12"}""");
        assertThat(access.fields()).containsEntry("status", "502").containsEntry("shop", "north");
        assertThat(access.severity()).contains(Severity.ERROR);

        Parsed json = parser.parse("""
                {"log":"{\\"level\\":\\"warn\\",\\"msg\\":\\"slow\\",\\"ms\\":900}","stream":"stdout"}""");
        assertThat(json.message()).isEqualTo("slow");
        assertThat(json.severity()).contains(Severity.WARNING);
        assertThat(json.fields()).containsEntry("ms", "900").containsEntry("stream", "stdout");
    }

    @Test
    void fieldsAreBounded() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            line.append("field").append(i).append('=').append("v".repeat(5000)).append(' ');
        }

        Map<String, String> fields = new HashMap<>(parser.parse(line.toString()).fields());

        assertThat(fields).hasSize(64);
        assertThat(fields.remove("fields_left_out")).isEqualTo("937");
        assertThat(fields).allSatisfy((_, value) -> assertThat(value).hasSize(1000));
    }

    @Test
    void aDocumentsFieldsHaveNamesThatAQueryCanName() {
        assertThat(parser.parse("{\"message\":\"x\",\"user name\":\"ann\",\"7up\":1,\"a\":{\"b/c\":true},\"%s\":1}"
                                .formatted("n".repeat(65)))
                        .fields())
                .isEqualTo(Map.of("user_name", "ann", "_7up", "1", "a.b_c", "true", "fields_left_out", "1"));
    }

    @Test
    void anyTextIsTaken() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "{}[]\"':=,-/\\ 2026T10Z.error\u0000\n磁ab";
        for (int i = 0; i < 50_000; i++) {
            String line = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(c -> alphabet.substring(c, c + 1))
                    .collect(Collectors.joining());

            assertThat(parser.parse(line)).as("seed %d: %s", seed, line).isNotNull();
        }
    }
}
