package io.evenkeel.logs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTextTest {
    private static LogLine line(String message, Map<String, String> fields) {
        return new LogLine(
                7, Instant.parse("2026-11-21T10:00:00.5Z"), "web1", "app", Severity.ERROR, message, fields, 3, false);
    }

    @Test
    void aLineIsAnObjectOfJson() {
        assertThat(ExportText.json(line("disk \"full\"\n磁盘", Map.of("b", "2", "a", "1"))))
                .isEqualTo(
                        "{\"at\":\"2026-11-21T10:00:00.500Z\",\"host\":\"web1\",\"source\":\"app\",\"level\":\"error\","
                                + "\"message\":\"disk \\\"full\\\"\\n磁盘\",\"template\":3,\"fields\":{\"a\":\"1\",\"b\":\"2\"}}\n");
    }

    @Test
    void aLineIsARowOfValues() {
        assertThat(ExportText.csv(line("a, \"b\"\nc", Map.of("k", "v"))))
                .isEqualTo(
                        "2026-11-21T10:00:00.500Z,web1,app,error,\"a, \"\"b\"\"\nc\",3,\"{\"\"k\"\":\"\"v\"\"}\"\r\n");
        assertThat(ExportText.csv(line("plain", Map.of())))
                .isEqualTo("2026-11-21T10:00:00.500Z,web1,app,error,plain,3,\r\n");
    }

    /** Anybody who can make a program log something would else write into a colleague's spreadsheet. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "  =1"})
    void noValueIsAFormula(String message) {
        assertThat(ExportText.csv(line(message, Map.of()))).contains("'" + message);
    }
}
