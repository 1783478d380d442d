package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.protocol.RecoveryNews.Checked;
import io.evenkeel.protocol.RecoveryNews.Ended;
import io.evenkeel.protocol.RecoveryNews.Progress;
import io.evenkeel.protocol.RecoveryNews.Said;
import io.evenkeel.protocol.RecoveryNews.StepBegan;
import io.evenkeel.protocol.RecoveryNews.StepEnded;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Failed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import io.evenkeel.protocol.RecoveryResult.Refused;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryNewsJsonTest {
    private static final Instant AT = Instant.parse("2026-11-22T02:30:00.123Z");

    static Stream<RecoveryNews> news() {
        return Stream.of(
                new Progress(0.25, 1L << 40),
                new Said("copied \"Größe 大小\"\n"),
                new Ended(new BackupMade("1a2b", 1_000, 10, Optional.of(3L), Duration.ofMillis(1_234))),
                new Ended(new BackupMade("1a2b", 1_000, 10, Optional.empty(), Duration.ZERO)),
                new Ended(new BackupMade("1a2b", 1_000, 10, Optional.of(3L), Duration.ofMillis(1_234))
                        .with(new ManifestTaken("ab".repeat(32), 200_000, 1L << 33, AT))),
                new Ended(new BackupMade("1a2b", 1_000, 10, Optional.empty(), Duration.ZERO)
                        .withoutManifest("psql does not answer")),
                new StepBegan(DrillStep.CLEAN_UP),
                new StepEnded(DrillStep.RESTORE, true, Duration.ofMillis(1), "1.2 GB of 大小"),
                new StepEnded(DrillStep.START, false, Duration.ofHours(3), ""),
                new Checked("orders are there", true, Duration.ofMillis(12), "1042 rows", Optional.empty()),
                new Checked("manifest", false, Duration.ZERO, "a row less", Optional.of("proof-rows-differ")),
                new Ended(new Drilled(
                        "1a2b",
                        Optional.of(AT),
                        Optional.of(AT.plusSeconds(9)),
                        1L << 40,
                        true,
                        List.of(new DrillFinding("proof-rows-differ", "manifest", "orders lacks a row")),
                        Duration.ofMillis(61_001))),
                new Ended(new Drilled(
                        "1a2b", Optional.empty(), Optional.empty(), 0, false, List.of(), Duration.ofMillis(1))),
                new Ended(new CopiesListed(List.of(), Optional.of(new RepositorySpace(1L << 40, 1L << 42)))),
                new Ended(new CopiesListed(List.of(
                        new BackupCopy("a", "full", AT, Optional.of(7L)),
                        new BackupCopy("b", "incr", AT, Optional.empty())))),
                new Ended(new Verified()),
                new Ended(new Restored("/srv/drills/one", Duration.ofSeconds(3))),
                new Ended(new Forgotten(2, 7)),
                new Ended(new Failed(new RecoveryFinding(RecoveryFinding.Code.WAL_MISSING, "a segment is gone"))),
                new Ended(new Refused(RecoveryResult.Reason.NOT_ALLOWED, "no such section")));
    }

    @ParameterizedTest
    @MethodSource("news")
    void whatIsWrittenIsRead(RecoveryNews news) {
        assertThat(RecoveryNewsJson.read(RecoveryNewsJson.write(news))).isEqualTo(news);
    }

    @Test
    void theNewestOfALongListAreTold() {
        List<BackupCopy> copies = IntStream.rangeClosed(0, RecoveryNewsJson.MOST_COPIES)
                .mapToObj(i -> new BackupCopy("copy" + i, "full", AT, Optional.empty()))
                .toList();

        var told = RecoveryNewsJson.read(RecoveryNewsJson.write(new Ended(new CopiesListed(copies))));

        assertThat(((CopiesListed) ((Ended) told).result()).copies()).isEqualTo(copies.subList(1, copies.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1]",
                "{\"news\":\"conquered\"}",
                "{\"news\":\"backup-made\",\"copy\":\"a\"}",
                "{\"news\":\"backup-made\",\"copy\":\"a\",\"sizeBytes\":-1,\"addedBytes\":1,\"tookMillis\":1}",
                "{\"news\":\"forgotten\",\"removed\":99999999999,\"left\":1}",
                "{\"news\":\"copies-listed\",\"copies\":[{\"id\":\"a\",\"kind\":\"full\",\"at\":\"yesterday\"}]}",
                "{\"news\":\"step-began\",\"step\":\"pray\"}",
                "{\"news\":\"checked\",\"check\":\"a\",\"seen\":\"\",\"tookMillis\":-1}",
                "{\"news\":\"drilled\",\"copy\":\"a\",\"restoredBytes\":1,\"tookMillis\":1,\"newest\":\"soon\"}",
                "{\"news\":\"said\",\"line\":\"\\u0000\"}"
            })
    void whatIsNoNewsIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> RecoveryNewsJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" ");
    }
}
