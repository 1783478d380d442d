package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatJsonTest {

    private static void check(String json, Map<String, String> expected) {
        assertThat(FlatJson.read(json)).as(json).isEqualTo(expected);
    }

    @Test
    void whatJournalctlWritesIsRead() {
        check("{}", Map.of());
        check("{ \"A\" : \"b\", \"C\":\"d\" }", Map.of("A", "b", "C", "d"));
        check("{\"A\":\"\\\"\\\\\\n\\t\\u6570\"}", Map.of("A", "\"\\\n\t数"));
        check("{\"A\":null,\"B\":\"c\"}", Map.of("B", "c"));
        check("{\"A\":[104,228,184,150,255]}", Map.of("A", "h世\uFFFD"));
        check("{\"A\":[\"first\",\"second\"],\"B\":[null,\"x\"]}", Map.of("A", "first", "B", "x"));
        check("{\"A\":[[104,105],\"x\"]}", Map.of("A", "hi"));
        check("{\"A\":12}", Map.of());
    }

    @Test
    void whatIsCutOffIsNoEntry() {
        for (String json :
                List.of("", "{", "{\"A", "{\"A\":", "{\"A\":\"b", "{\"A\":[1,", "{\"A\":\"\\u12", "[]", "{\"A\":}")) {
            assertThatThrownBy(() -> FlatJson.read(json)).as(json).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
