package io.evenkeel.logs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    @TempDir
    Path folder;

    private DiskRoom leaving(Path where, long freeBytes) {
        return new DiskRoom(new LogSettings(where, Duration.ofDays(30), 1, freeBytes, ZoneOffset.UTC));
    }

    @Test
    void whereThereIsRoomNothingIsInTheWay() {
        assertThat(leaving(folder, 1).refusal()).isEmpty();
    }

    @Test
    void whereOthersNeedTheRestItSaysWhatToDo() {
        assertThat(leaving(folder, Long.MAX_VALUE).refusal())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("MB left")
                        .contains("Free some, or lower evenkeel.logs.retention-days"));
    }

    @Test
    void aDiskThatCannotBeLookedAtTakesNothing() {
        assertThat(leaving(folder.resolve("gone"), 1).refusal())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("cannot be looked at"));
    }
}
