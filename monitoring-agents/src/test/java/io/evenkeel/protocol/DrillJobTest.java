package io.evenkeel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.protocol.ProofCheck.Expected;
import io.evenkeel.protocol.ProofCheck.Moment;
import io.evenkeel.protocol.ProofCheck.MomentByTime;
import io.evenkeel.protocol.ProofCheck.Question;
import io.evenkeel.protocol.ProofCheck.SameTables;
import io.evenkeel.protocol.RecoveryAct.Drill;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drill as it travels to a host. */
class DrillJobTest {
    private static final Instant AT = Instant.parse("2026-11-22T02:30:00Z");
    private static final List<ProofCheck> CHECKS = List.of(
            new Question("paid orders", "select bool_and(paid) from orders where at < now()", new Expected.True()),
            new Question("customers", "select count(*) from customers", new Expected.AtLeast(1000)),
            new Question("owner", "select 'it''s 王'", new Expected.Exactly("it's 王")),
            new Moment("moment", "orders", "id", "7", "8"),
            new MomentByTime("by time", "shop.orders", "id", "placed_at"));

    private static RecoveryJob job(RecoveryAct act) {
        return new RecoveryJob("web1", 7, AT, "pgbackrest", "shop", act);
    }

    private static Drill drill(List<ProofCheck> checks) {
        return new Drill("dr-32", "20261122-061943F", Optional.empty(), 1L << 40, checks, Optional.empty());
    }

    @Test
    void whatIsWrittenIsRead() {
        RecoveryJob with = job(new Drill(
                "dr-32", RecoveryAct.LATEST, Optional.of(AT), 1, CHECKS, Optional.of("0123456789abcdef".repeat(4))));
        RecoveryJob without = job(drill(List.of()));

        assertThat(RecoveryJobJson.read(RecoveryJobJson.write(with))).isEqualTo(with);
        assertThat(RecoveryJobJson.read(RecoveryJobJson.write(without))).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"question\",\"sql\":\"select 1\",\"expected\":\"true\"}",
                "{\"name\":\"a\",\"kind\":\"oracle\"}",
                "{\"name\":\"a\",\"kind\":\"question\",\"sql\":\" \",\"expected\":\"true\"}",
                "{\"name\":\"a\",\"kind\":\"question\",\"sql\":\"select 1\",\"expected\":\"false\"}",
                "{\"name\":\"a\",\"kind\":\"question\",\"sql\":\"select 1\"}",
                "{\"name\":\"a\",\"kind\":\"moment\",\"table\":\"t\",\"column\":\"c\"}"
            })
    void whatIsNoCheckIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> ProofCheckJson.read(Json.read(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" ");
    }

    @Test
    void aDrillsNameIsNoPath() {
        assertThatThrownBy(() -> new Drill("../dr-1", "latest", Optional.empty(), 1, List.of(), Optional.empty()))
                .hasMessageContaining("named like dr-32");
    }

    @Test
    void aDrillHasSpaceAndFewChecks() {
        assertThatThrownBy(() -> new Drill("dr-1", "latest", Optional.empty(), 0, List.of(), Optional.empty()))
                .hasMessageContaining("a byte or more");
        assertThatThrownBy(() -> drill(Collections.nCopies(Drill.MOST_CHECKS + 1, CHECKS.getFirst())))
                .hasMessageContaining("50 checks at most");
    }

    @Test
    void manifestsStayOnTheHost() {
        var same = new SameTables("contents", new TableManifest(AT, List.of()));

        assertThatThrownBy(() -> drill(List.of(same))).hasMessageContaining("does not carry it");
        assertThatThrownBy(() -> ProofCheckJson.fields(same)).hasMessageContaining("does not travel");
    }
}
