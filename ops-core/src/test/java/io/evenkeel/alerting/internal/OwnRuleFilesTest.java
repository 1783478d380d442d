package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.RuleFiles;
import io.evenkeel.alerting.RuleFiles.OneFile;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files that people write: through the API, and in the folder. */
class OwnRuleFilesTest {
    private static final Actor WRITER = new Actor(Actor.Kind.PERSON, "1", "Ana", Set.of(Right.EDIT_RULES));
    private static final Actor VIEWER = new Actor(Actor.Kind.PERSON, "2", "Eve", Set.of(Right.SEE_OPERATIONS));
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final String MINE = "groups: [{name: mine, rules: [{alert: Mine, expr: load > 5}]}]\n";

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        room.measures("load{host=\"a\"}", 9);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aFileGivenThroughTheApiRunsAndOutlivesARestart() {
        OneFile file = room.files.put(WRITER, "mine.yml", MINE, ANY);
        assertThat(file.version()).isEqualTo(1);
        room.passes(Duration.ofSeconds(30));
        assertThat(room.toldShortly()).containsExactly("firing Mine a");
        room.restart();
        room.passes(Duration.ofSeconds(30));
        assertThat(room.active()).containsExactly("FIRING Mine a");
        assertThat(room.files.all()).extracting(OneFile::name).contains("mine.yml", "host.yml", "web.yml");

        room.files.remove(WRITER, "mine.yml", OptionalLong.of(1));
        room.passes(Duration.ofSeconds(30));
        assertThat(room.toldShortly()).containsExactly("firing Mine a", "resolved Mine a");
        assertThat(room.audited).containsExactly("alerting.rules.put mine.yml", "alerting.rules.remove mine.yml");
    }

    @Test
    void aFileWithErrorsIsRefusedWholeWithEachPlaceAndTheRunningRulesGoOn() {
        room.files.put(WRITER, "mine.yml", MINE, ANY);
        room.passes(Duration.ofSeconds(30));
        String bad = """
                groups:
                  - name: mine
                    rules:
                      - alert: Good
                        expr: load > 5
                      - alert: Bad
                        expr: rate(load)
                        for: soon
                """;
        assertThatThrownBy(() -> room.files.put(WRITER, "mine.yml", bad, ANY))
                .isInstanceOfSatisfying(
                        RuleFiles.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(p -> p.line() + ":" + p.column())
                                .containsExactly("7:20", "8:14"));
        assertThat(room.files.check(bad)).hasSize(2);
        assertThat(room.files.check(MINE)).isEmpty();
        assertThat(file("mine.yml").text()).isEqualTo(MINE);
        room.measures("load{host=\"a\"}", 1);
        room.passes(Duration.ofSeconds(30));
        assertThat(room.toldShortly())
                .as("the rule from before still runs")
                .containsExactly("firing Mine a", "resolved Mine a");
    }

    @Test
    void anOwnFileTakesThePlaceOfAShippedOneUntilItGoes() {
        room.files.put(WRITER, "web.yml", MINE, OptionalLong.of(0));
        assertThat(alerts()).contains("Mine", "HostSilent").doesNotContain("NginxDown");
        assertThat(file("web.yml").shipped()).isFalse();
        room.files.remove(WRITER, "web.yml", ANY);
        assertThat(alerts()).contains("NginxDown").doesNotContain("Mine");
        assertThat(file("web.yml").shipped()).isTrue();
        refused(Refusal.Kind.CONFLICT, () -> room.files.remove(WRITER, "web.yml", ANY));
    }

    @Test
    void ofTwoWritersTheSecondIsTold() {
        room.files.put(WRITER, "mine.yml", MINE, OptionalLong.of(0));
        room.files.put(WRITER, "mine.yml", MINE.replace("5", "6"), OptionalLong.of(1));
        refused(Refusal.Kind.OUT_OF_DATE, () -> room.files.put(WRITER, "mine.yml", MINE, OptionalLong.of(1)));
        refused(Refusal.Kind.OUT_OF_DATE, () -> room.files.remove(WRITER, "mine.yml", OptionalLong.of(1)));
        assertThat(file("mine.yml").text()).contains("load > 6");
    }

    @Test
    void whatStandsInTheFolderIsChangedThere() {
        room.file("mine.yml", MINE);
        room.wake();
        refused(Refusal.Kind.CONFLICT, () -> room.files.put(WRITER, "mine.yml", MINE, ANY));
        room.files.put(WRITER, "other.yml", MINE.replace("Mine", "Other").replace("mine", "other"), ANY);
        room.file("other.yml", MINE);
        room.wake();
        assertThat(alerts()).contains("Mine", "Other");
        assertThat(file("other.yml").error().orElseThrow().errors().getFirst().message())
                .contains("through the API");
    }

    @Test
    void aBrokenFileInTheFolderIsShownBesideTheTextInForce() {
        room.file("mine.yml", MINE);
        room.wake();
        room.file("mine.yml", MINE.replace("load > 5", "load >"));
        room.wake();
        assertThat(file("mine.yml").text()).isEqualTo(MINE);
        assertThat(file("mine.yml").error().orElseThrow().errors()).hasSize(1);
        room.file("new.yml", "groups: [");
        room.wake();
        assertThat(file("new.yml").text()).isEmpty();
        assertThat(file("new.yml").error()).isPresent();
    }

    @Test
    void namesAndRightsAreChecked() {
        for (String name : List.of("../x.yml", "x", ".x.yml", "x.txt", "a b.yml", "x".repeat(200) + ".yml", "")) {
            refused(Refusal.Kind.INVALID, () -> room.files.put(WRITER, name, MINE, ANY));
        }
        refused(Refusal.Kind.FORBIDDEN, () -> room.files.put(VIEWER, "mine.yml", MINE, ANY));
        refused(Refusal.Kind.FORBIDDEN, () -> room.files.remove(VIEWER, "mine.yml", ANY));
        refused(Refusal.Kind.NOT_FOUND, () -> room.files.remove(WRITER, "mine.yml", ANY));
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(kind));
    }

    private OneFile file(String name) {
        return room.files.all().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> alerts() {
        room.book.filesInForce();
        return room.book.groups().stream()
                .flatMap(group -> group.rules().stream())
                .map(Rule::alert)
                .toList();
    }
}
