package io.evenkeel.fleet.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostChanged;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.identity.Tokens;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.protocol.FollowedLogs;
import io.evenkeel.protocol.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTests {

    @TempDir
    Path data;

    private RealRooms rooms;
    private Fleet fleet;
    private Tokens tokens;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity", "fleet");
        fleet = rooms.get(Fleet.class);
        tokens = rooms.get(Tokens.class);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void anEnrolledHostReportsItsFacts() {
        Actor agent = enrolled("web-1");

        fleet.heartbeat(agent, facts("Debian 12"));

        Host host = fleet.find("web-1").orElseThrow();
        assertThat(host.lastSeen()).hasValue(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(host.facts()).hasValue(facts("Debian 12"));
        assertThat(host.silent()).isFalse();
        assertThat(host.revoked()).isFalse();
        assertThat(fleet.hosts()).containsExactly(host);
    }

    @Test
    void namesAreReadWithoutRegardToCase() {
        assertThat(fleet.enrol(ADMINISTRATOR, " Web-1.Example.ORG ").host()).isEqualTo("web-1.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-web", "web-", "web 1", "web_1", "web/1", "../etc", "主机"})
    void refusesWhatIsNoHostName(String name) {
        refused(Refusal.Kind.INVALID, "host-name-invalid", () -> fleet.enrol(ADMINISTRATOR, name));
    }

    @Test
    void aTooLongNameIsRefused() {
        assertThat(fleet.enrol(ADMINISTRATOR, "a".repeat(253)).host()).hasSize(253);
        refused(Refusal.Kind.INVALID, "host-name-invalid", () -> fleet.enrol(ADMINISTRATOR, "a".repeat(254)));
    }

    @Test
    void enrollingAnewRevokesTheEarlierToken() {
        String earlier = fleet.enrol(ADMINISTRATOR, "web-1").token();
        String later = fleet.enrol(ADMINISTRATOR, "web-1").token();

        assertThat(tokens.authenticate(earlier)).isEmpty();
        assertThat(tokens.authenticate(later)).isPresent();
        assertThat(fleet.hosts()).hasSize(1);
    }

    @Test
    void twoEnrolmentsAtOnceLeaveOneValidToken() throws Exception {
        Callable<String> enrol = () -> fleet.enrol(ADMINISTRATOR, "web-1").token();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = threads.invokeAll(List.of(enrol, enrol, enrol, enrol), 20, TimeUnit.SECONDS);
            assertThat(results).allMatch(result -> result.state() == java.util.concurrent.Future.State.SUCCESS);
        }

        assertThat(tokens.list())
                .hasSize(4)
                .filteredOn(token -> token.revokedAt().isEmpty())
                .hasSize(1);
    }

    @Test
    void aRevokedHostIsHeardNoMore() {
        Actor agent = enrolled("web-1");
        fleet.heartbeat(agent, facts("Debian 12"));

        fleet.revoke(ADMINISTRATOR, "web-1");

        refused(Refusal.Kind.FORBIDDEN, "host-not-enrolled", () -> fleet.heartbeat(agent, facts("Debian 13")));
        assertThat(fleet.find("web-1").orElseThrow().revoked()).isTrue();
        refused(Refusal.Kind.CONFLICT, "host-revoked", () -> fleet.revoke(ADMINISTRATOR, "web-1"));
    }

    @Test
    void aRevokedHostCanBeEnrolledAgain() {
        enrolled("web-1");
        fleet.revoke(ADMINISTRATOR, "web-1");

        fleet.heartbeat(enrolled("web-1"), facts("Debian 12"));

        assertThat(fleet.find("web-1").orElseThrow().revoked()).isFalse();
    }

    @Test
    void whoLacksTheRightEnrolsAndRevokesNothing() {
        enrolled("web-1");

        lacksRight(() -> fleet.enrol(RealRooms.with(Right.SEE_OPERATIONS), "web-2"));
        lacksRight(() -> fleet.revoke(RealRooms.with(Right.SEE_OPERATIONS), "web-1"));
        lacksRight(() -> fleet.heartbeat(RealRooms.with(Right.SEE_OPERATIONS), facts("Debian 12")));
        assertThat(fleet.hosts()).extracting(Host::name).containsExactly("web-1");
    }

    @Test
    void onlyTheAgentReportsTheHost() {
        enrolled("web-1");
        Actor somebody = new Actor(Actor.Kind.TOKEN, "web-1", "web-1", java.util.Set.of(Right.REPORT_HOST));

        refused(Refusal.Kind.FORBIDDEN, "agent-needed", () -> fleet.heartbeat(somebody, facts("Debian 12")));
        assertThat(fleet.find("web-1").orElseThrow().lastSeen()).isEmpty();
    }

    @Test
    void aHostThatThereIsNotCannotBeRevoked() {
        refused(Refusal.Kind.NOT_FOUND, "host-unknown", () -> fleet.revoke(ADMINISTRATOR, "web-9"));
        assertThat(fleet.find("web-9")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "line\nbreak"})
    void refusesFactsThatNobodyCouldRead(String operatingSystem) {
        Actor agent = enrolled("web-1");

        Refusal refusal = refused(
                Refusal.Kind.INVALID, "heartbeat-invalid", () -> fleet.heartbeat(agent, facts(operatingSystem)));
        assertThat(refusal.field()).isEqualTo("operatingSystem");
        refused(Refusal.Kind.INVALID, "heartbeat-invalid", () -> fleet.heartbeat(agent, facts("x".repeat(201))));
        refused(Refusal.Kind.INVALID, "heartbeat-invalid", () -> fleet.heartbeat(agent, facts(null)));
        refused(
                Refusal.Kind.INVALID,
                "heartbeat-invalid",
                () -> fleet.heartbeat(
                        agent, new HostFacts(new Heartbeat("1", "x", "6", "amd64", 2, -1, 1, 0, 0, Optional.empty()))));
        List<String> many = Collections.nCopies(101, "/var/log/x");
        for (FollowedLogs logs : List.of(
                new FollowedLogs(many, List.of(), 0, 0),
                new FollowedLogs(List.of("a\nb"), List.of(), 0, 0),
                new FollowedLogs(List.of(), List.of("x".repeat(1_001)), 0, 0),
                new FollowedLogs(List.of(), List.of(), -1, 0))) {
            HostFacts told = new HostFacts(facts("Debian 12").heartbeat().with(logs));
            refused(Refusal.Kind.INVALID, "heartbeat-invalid", () -> fleet.heartbeat(agent, told));
        }
        for (List<String> addresses :
                List.of(List.of("web-1"), List.of("10.0.0.256"), Collections.nCopies(101, "10.0.0.4"))) {
            HostFacts told = new HostFacts(facts("Debian 12").heartbeat().at(addresses));
            refused(Refusal.Kind.INVALID, "heartbeat-invalid", () -> fleet.heartbeat(agent, told));
        }
    }

    @Test
    void whatAnAgentFollowsIsToldWithItsHost() {
        Actor agent = enrolled("web-1");
        FollowedLogs logs = new FollowedLogs(List.of("journal"), List.of("/x: It is no regular file."), 12, 0);

        fleet.heartbeat(agent, new HostFacts(facts("Debian 12").heartbeat().with(logs)));

        assertThat(fleet.find("web-1")
                        .orElseThrow()
                        .facts()
                        .orElseThrow()
                        .heartbeat()
                        .logs())
                .contains(logs);
    }

    @Test
    void aHostIsSilentWhenItWasNotHeardForAMinute() {
        Actor agent = enrolled("web-1");
        fleet.heartbeat(agent, facts("Debian 12"));

        rooms.clock().advance(Duration.ofSeconds(60));
        assertThat(fleet.find("web-1").orElseThrow().silent()).isFalse();
        rooms.clock().advance(Duration.ofMillis(1));
        assertThat(fleet.find("web-1").orElseThrow().silent()).isTrue();
        fleet.heartbeat(agent, facts("Debian 12"));
        assertThat(fleet.find("web-1").orElseThrow().silent()).isFalse();
    }

    @Test
    void aHostWhoseAgentNeverSpokeBecomesSilentToo() {
        enrolled("web-1");
        rooms.clock().advance(Duration.ofSeconds(61));

        assertThat(fleet.find("web-1").orElseThrow().silent()).isTrue();
    }

    @Test
    void tellsEachChangeOnceAndNoHeartbeat() {
        HeardEvents heard = rooms.get(HeardEvents.class);
        StoredFleet stored = rooms.get(StoredFleet.class);
        Actor agent = enrolled("web-1");
        fleet.heartbeat(agent, facts("Debian 12"));
        heard.forget();

        fleet.heartbeat(agent, facts("Debian 12"));
        stored.noticeSilence();
        assertThat(heard.of(HostChanged.class)).isEmpty();

        rooms.clock().advance(Duration.ofSeconds(61));
        stored.noticeSilence();
        stored.noticeSilence();
        assertThat(heard.of(HostChanged.class)).containsExactly(new HostChanged("web-1"));

        fleet.heartbeat(agent, facts("Debian 12"));
        fleet.heartbeat(agent, facts("Debian 12"));
        assertThat(heard.of(HostChanged.class)).hasSize(2);
    }

    @Test
    void aRevokedHostIsNotMissed() {
        enrolled("web-1");
        fleet.revoke(ADMINISTRATOR, "web-1");
        HeardEvents heard = rooms.get(HeardEvents.class);
        heard.forget();
        rooms.clock().advance(Duration.ofDays(1));

        rooms.get(StoredFleet.class).noticeSilence();

        assertThat(heard.of(HostChanged.class)).isEmpty();
        assertThat(fleet.find("web-1").orElseThrow().silent()).isFalse();
    }

    @Test
    void whatTheAgentHoldsBackIsShown() {
        fleet.heartbeat(enrolled("web-1"), facts("Debian 12"));

        assertThat(fleet.find("web-1").orElseThrow().backlog()).hasValue(new Host.Backlog(1_400, 7));
    }

    @Test
    void refusedAgentsShowAtTheHostThatTheyClaimUntilItIsEnrolledAnew() {
        enrolled("web-1");
        HeardEvents heard = rooms.get(HeardEvents.class);
        StoredFleet stored = rooms.get(StoredFleet.class);
        heard.forget();
        fleet.agentRefused("web-1", "192.0.2.7");
        fleet.agentRefused("web-1", "192.0.2.7");
        fleet.agentRefused("never-heard-of", "192.0.2.7");
        fleet.agentRefused("'; drop table fleet.host; --", "192.0.2.7");
        stored.noticeRefusals();
        fleet.agentRefused("web-1", "192.0.2.7");
        stored.noticeRefusals();
        stored.noticeRefusals();

        assertThat(fleet.find("web-1").orElseThrow().refusals())
                .hasValue(new Host.Refusals(3, Instant.parse("2026-11-21T02:00:00Z"), RefusedAgents.REPLACED));
        assertThat(heard.of(HostChanged.class)).containsExactly(new HostChanged("web-1"), new HostChanged("web-1"));
        assertThat(fleet.hosts()).hasSize(1);
        enrolled("web-1");
        assertThat(fleet.find("web-1").orElseThrow().refusals()).isEmpty();
    }

    @Test
    void theAgentOfARevokedHostThatStillRunsIsShown() {
        enrolled("web-1");
        fleet.revoke(ADMINISTRATOR, "web-1");

        fleet.agentRefused("web-1", "192.0.2.7");
        rooms.get(StoredFleet.class).noticeRefusals();

        assertThat(fleet.find("web-1").orElseThrow().refusals().orElseThrow().reason())
                .isEqualTo(RefusedAgents.REVOKED);
    }

    @Test
    void theTokenIsNotInTheEnrolmentsText() {
        Fleet.Enrolled enrolled = fleet.enrol(ADMINISTRATOR, "web-1");

        assertThat(enrolled.toString()).doesNotContain(enrolled.token());
    }

    private Actor enrolled(String name) {
        return tokens.authenticate(fleet.enrol(ADMINISTRATOR, name).token()).orElseThrow();
    }

    private static HostFacts facts(String operatingSystem) {
        return new HostFacts(new Heartbeat(
                "0.1.0",
                operatingSystem,
                "6.1.0-18-amd64",
                "amd64",
                2,
                8_000_000_000L,
                1_790_000_000L,
                0,
                7,
                Optional.of(1_400L)));
    }
}
