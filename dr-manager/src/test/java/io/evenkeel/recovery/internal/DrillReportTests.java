package io.evenkeel.recovery.internal;

import static io.evenkeel.recovery.internal.DrillRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Trail;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.DrillProof;
import io.evenkeel.recovery.DrillTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.reporting.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left behind of a drill, and whether it can be proved. */
class DrillReportTests {
    private final DrillRoom room = new DrillRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Drill passed() {
        RecoveryPolicy policy = room.policy(DrillTerms.BY_HAND);
        return room.passed(policy);
    }

    @Test
    void itHoldsWhoWhatAndWhen() {
        Drill drill = passed();

        JsonNode report = JsonMapper.shared().readTree(room.drills.report(drill.number()));

        assertThat(report.path("form").asString()).isEqualTo("evenkeel restore drill 1");
        assertThat(report.path("votes").path(0).path("name").asString()).isEqualTo(room.mei.displayName());
        JsonNode frozen = report.path("drill");
        assertThat(frozen.path("number").asString()).isEqualTo(drill.number());
        assertThat(frozen.path("result").asString()).isEqualTo("passed");
        assertThat(frozen.path("askedBy").path("name").asString()).isEqualTo(room.rana.displayName());
        assertThat(frozen.path("copy").path("id").asString()).isEqualTo("20261121-010000F");
        assertThat(frozen.path("measured").path("rtoSeconds").asLong()).isEqualTo(98);
        assertThat(frozen.path("steps").size()).isEqualTo(Drill.Step.values().length);
        assertThat(frozen.path("checks").path(1).path("name").asString()).isEqualTo("manifest");
    }

    @Test
    void whatPeopleDoAfterwardsDoesNotChangeIt() {
        Drill drill = passed();
        byte[] frozen = room.drills.report(drill.number());

        room.drills.note(as(room.mei), drill.number(), "looked at");
        room.drills.review(as(room.mei), drill.number(), "fine");

        assertThat(room.drills.report(drill.number())).isEqualTo(frozen);
    }

    @Test
    void itIsProvedAgainstTheTrailAndOneByteIsFound() throws IOException {
        Drill drill = passed();
        byte[] report = room.drills.report(drill.number());
        Trail trail = room.rooms.get(Trail.class);
        var export = new ByteArrayOutputStream();
        trail.export(RealRooms.ADMINISTRATOR, export);
        List<Act> acts = new ArrayList<>();
        var question = new TrailProof.Question(Set.of(trail.publicKey(RealRooms.ADMINISTRATOR)), 0, List.of());
        assertThat(TrailProof.check(new StringReader(export.toString(StandardCharsets.UTF_8)), question, acts::add)
                        .holds())
                .isTrue();

        assertThat(DrillProof.of(report).heldAgainst(acts).holds()).isTrue();
        assertThat(room.drills.get(drill.number()).report().orElseThrow().auditPosition())
                .isPresent();

        String text = new String(report, StandardCharsets.UTF_8);
        byte[] edited = text.replace("\"rtoSeconds\":98", "\"rtoSeconds\":93").getBytes(StandardCharsets.UTF_8);
        assertThat(edited).hasSameSizeAs(report).isNotEqualTo(report);
        DrillProof.Verdict verdict = DrillProof.of(edited).heldAgainst(acts);
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.sentence()).contains(drill.number()).contains("was changed");
        assertThat(DrillProof.of(text.replace(drill.number() + "\"", "DR-99999\"")
                                .getBytes(StandardCharsets.UTF_8))
                        .heldAgainst(acts)
                        .sentence())
                .contains("knows no report of DR-99999");
        assertThatThrownBy(() -> DrillProof.of(text.substring(1).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("was changed");
    }

    @Test
    void oneThatIsEditedInTheDatabaseIsNotHandedOut() {
        Drill drill = passed();
        room.sql
                .sql(
                        "update recovery.drill set report = replace(report, '\"passed\"', '\"failed\"') where number = :number")
                .param("number", drill.number())
                .update();

        assertThatThrownBy(() -> room.drills.report(drill.number())).hasMessageContaining("its hash differs");
    }

    @Test
    void itIsPrintedInBothLanguages() throws IOException {
        Drill drill = passed();

        String english = text(room.drills.pdf(drill.number(), Language.EN));
        String chinese = text(room.drills.pdf(drill.number(), Language.ZH));

        String hash = drill.report().orElseThrow().sha256();
        assertThat(english)
                .contains("Restore drill " + drill.number())
                .contains("RTO measured / promised")
                .contains("1 min 38 s / 2 h")
                .contains(room.mei.displayName())
                .contains(hash);
        assertThat(chinese)
                .contains("恢复演练 " + drill.number())
                .contains("通过")
                .contains("清理")
                .contains(hash);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
