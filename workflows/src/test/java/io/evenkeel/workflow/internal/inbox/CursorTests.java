package io.evenkeel.workflow.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void whatAPageGaveIsReadAgain() {
        var cursor = new Cursor("infinity", "2026-11-21T02:00:00.123456Z", "0a1b-2c");
        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
        assertThat(Cursor.of(Cursor.START.text())).isEqualTo(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infinity\n2026-13-45T99:99:99Z\nid",
                "0000-01-01T00:00:00Z\ninfinity\nid",
                "+999999-01-01T00:00:00Z\ninfinity\nid",
                "infinity\ninfinity\ni\0d",
                "infinity\ninfinity",
                ""
            })
    void whatNoPageGaveIsRefusedBeforeTheDatabaseReadsIt(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.of(text))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("cursor-unreadable"));
    }
}
