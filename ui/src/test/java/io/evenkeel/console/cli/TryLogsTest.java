package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pieces of the trial of logs against answers of a server. */
class TryLogsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private AnswersByHand server;
    private ServerCalls api;

    @BeforeEach
    void serve() throws Exception {
        server = new AnswersByHand();
        api = server.calls();
    }

    @AfterEach
    void stop() {
        api.close();
        server.close();
    }

    @Test
    void linesAreSentWhenTheyAreWholeAndAgainWhenTheyWereNotTaken() throws Exception {
        Path log = folder.resolve("keeper.log");
        List<String> bodies = new ArrayList<>();
        var lines = new ShippedLines(api, "web-1", log);
        Files.writeString(log, "first\nsec");
        server.refuses("POST /_bulk", "logs-not-kept");
        assertThatThrownBy(lines::ship).hasMessage("The server answered 404 to log lines.");
        assertThat(lines.delivered()).isZero();

        server.says("POST /_bulk", body -> {
            bodies.add(body);
            return "{}";
        });
        lines.ship();
        lines.ship();
        Files.writeString(log, "first\nsecond\n");
        lines.ship();

        String document =
                "{\"create\":{}}\n{\"message\":\"%s\",\"host\":{\"name\":\"web-1\"},\"log\":{\"file\":{\"path\":\"%s\"}}}\n";
        assertThat(bodies).containsExactly(document.formatted("first", log), document.formatted("second", log));
        assertThat(lines.delivered()).isEqualTo(2);
    }

    @Test
    void theFirstSuspectIsWaitedForAndToldWithItsEvidence() throws Exception {
        var asked = new AtomicBoolean();
        server.says("GET /api/incidents/INC-1/diagnosis", _ -> asked.getAndSet(true) ? """
                        {"suspects": [
                            {"id": "c7", "kind": "CHANGE", "subject": "CHG-7", "title": "Move the folder", "probability": 0.714,
                             "evidence": [{"weight": 2.1, "text": "It ended a minute before."}, {"weight": -0.3, "text": "It went well before."}]}]}""" : """
                        {"incident": "INC-1", "suspects": []}""");

        FirstSuspect suspect = FirstSuspect.of(api, "INC-1", "CHG-7", Duration.ofSeconds(20));

        assertThat(suspect.right()).isTrue();
        assertThat(suspect.id()).contains("c7");
        assertThat(suspect.told())
                .containsExactly(
                        "First suspect: CHG-7 Move the folder (71 %). That is right.",
                        "   for: It ended a minute before.", "   against: It went well before.");
    }

    @Test
    void aWrongSuspectIsSaidToBeWrongAndNoneIsSaidToBeNone() throws Exception {
        server.says(
                "GET /api/incidents/INC-1/diagnosis",
                "{\"suspects\": [{\"id\": \"l\", \"kind\": \"LOGS\", \"subject\": \"cron\", \"probability\": 0.5}]}");
        server.says("GET /api/incidents/INC-2/diagnosis", "{\"incident\": \"INC-2\", \"suspects\": []}");

        assertThat(FirstSuspect.of(api, "INC-1", "CHG-7", Duration.ZERO).told())
                .containsExactly("First suspect: cron  (50 %). That is wrong: it was CHG-7.");
        assertThat(FirstSuspect.of(api, "INC-2", "CHG-7", Duration.ZERO).told())
                .containsExactly("The server names no suspect.");
        assertThatThrownBy(() -> FirstSuspect.of(api, "INC-3", "CHG-7", Duration.ZERO))
                .isInstanceOf(Refused.class);
    }

    private AtomicReference<String> changes() {
        var state = new AtomicReference<>("draft");
        server.says("PUT /api/changes/templates/try-logs", "{}");
        server.says("POST /api/changes", "{\"change\": {\"key\": \"CHG-7\"}}");
        server.says("GET /api/changes/CHG-7", _ -> "{\"change\": {\"state\": \"" + state.get() + "\"}}");
        server.says("GET /api/changes/templates", "{\"items\": [{\"name\": \"other\"}, {\"name\": \"try-logs\"}]}");
        server.says("DELETE /api/changes/templates/try-logs", "");
        becomes(state, "submit", "scheduled");
        becomes(state, "start", "running");
        becomes(state, "tick", "running");
        becomes(state, "done", "done");
        becomes(state, "review", "closed");
        becomes(state, "withdraw", "withdrawn");
        return state;
    }

    private void becomes(AtomicReference<String> state, String verb, String then) {
        server.says("POST /api/changes/CHG-7/" + verb, _ -> {
            state.set(then);
            return "{}";
        });
    }

    private TrialChange planned() throws Exception {
        return TrialChange.planned(api, "7a", "Move it", "A trial.", "Move it back", NOON);
    }

    @Test
    void aChangeIsCarriedOutAndReviewedAndItsTemplateTakenAway() throws Exception {
        AtomicReference<String> state = changes();
        TrialChange change = planned();
        change.begin();
        change.done();
        change.finish("It went wrong.");
        change.finish("It went wrong.");

        assertThat(state).hasValue("closed");
        assertThat(server.asked())
                .containsSubsequence(
                        "POST /api/changes/CHG-7/start",
                        "POST /api/changes/CHG-7/tick",
                        "POST /api/changes/CHG-7/done",
                        "POST /api/changes/CHG-7/review",
                        "DELETE /api/changes/templates/try-logs");
        assertThat(server.asked()).containsOnlyOnce("POST /api/changes/CHG-7/review");
    }

    @Test
    void aChangeThatWasBrokenOffIsBroughtToAnEndFromWhereItStands() throws Exception {
        AtomicReference<String> state = changes();
        planned().finish("Broken off.");
        assertThat(state).hasValue("withdrawn");

        TrialChange running = planned();
        running.begin();
        running.finish("Broken off.");
        assertThat(state).hasValue("closed");
    }

    @Test
    void aChangeThatAFreezeRefusesIsWithdrawnAndTheSentenceOfTheServerIsSaid() throws Exception {
        AtomicReference<String> state = changes();
        server.refuses("POST /api/changes/CHG-7/submit", "change-frozen");

        assertThatThrownBy(this::planned).hasMessage("There is none.");
        assertThat(state).hasValue("withdrawn");
        assertThat(server.asked()).contains("DELETE /api/changes/templates/try-logs");
    }

    @Test
    void anAlertThatJoinsAnIncidentThatSomebodyHasIsNoTrial() {
        server.says("GET /api/incidents/INC-2", """
                {"incident": {"state": "ACKNOWLEDGED", "title": "CPU of vm at 100 %", "ownerName": "Administrator",
                              "openedAt": "2026-11-20T23:58:00Z", "acknowledgedAt": "2026-11-21T00:03:12Z"}}""");

        assertThatThrownBy(() -> new TrialIncident(api, "INC-2", true, _ -> {}).mustPage(NOON, ZoneOffset.UTC))
                .isInstanceOf(Refused.class)
                .hasMessage("The trial's alert joined INC-2 “CPU of vm at 100 %”, which Administrator has since 00:03;"
                        + " nobody is paged anew. Close it, or wait, and try again.");
    }

    @Test
    void anAlertThatJoinsAnIncidentThatNobodyHasIsSaidToDoSo() throws Exception {
        server.says("GET /api/incidents/INC-2", """
                {"incident": {"state": "OPEN", "title": "CPU", "openedAt": "2026-11-20T23:58:00Z"}}""");
        server.says("GET /api/incidents/INC-3", """
                {"incident": {"state": "ACKNOWLEDGED", "title": "Orders", "openedAt": "2026-11-21T12:00:30Z",
                              "acknowledgedAt": "2026-11-21T12:00:31Z"}}""");
        var told = new ArrayList<String>();

        new TrialIncident(api, "INC-2", true, told::add).mustPage(NOON, ZoneOffset.UTC);
        new TrialIncident(api, "INC-3", true, told::add).mustPage(NOON, ZoneOffset.UTC);

        assertThat(told)
                .containsExactly("The trial's alert joined INC-2 “CPU”, which has been open since 2026-11-20 23:58.");
    }

    @Test
    void anIncidentIsBroughtToAnEndAlsoWhereItsAlertFiresStill() throws Exception {
        var state = new AtomicReference<>("OPEN");
        var bodies = new ArrayList<String>();
        server.says("GET /api/incidents/INC-1", _ -> "{\"incident\": {\"state\": \"" + state.get() + "\"}}");
        List.of(List.of("acknowledge", "ACKNOWLEDGED"), List.of("resolve", "RESOLVED"), List.of("review", "CLOSED"))
                .forEach(step -> server.says("POST /api/incidents/INC-1/" + step.getFirst(), body -> {
                    bodies.add(body);
                    state.set(step.getLast());
                    return "{}";
                }));

        var incident = new TrialIncident(api, "INC-1", true, _ -> {});
        incident.end("Broken off.");
        incident.end("Broken off.");

        assertThat(state).hasValue("CLOSED");
        assertThat(bodies).hasSize(3).element(1).asString().contains("\"despiteFiring\":\"Broken off.\"");
    }
}
