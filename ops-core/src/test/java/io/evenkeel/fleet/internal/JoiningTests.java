package io.evenkeel.fleet.internal;

import static io.evenkeel.identity.fakes.RealRooms.ADMINISTRATOR;
import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.AgentProgram;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.fleet.Joining;
import io.evenkeel.identity.Tokens;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.protocol.Heartbeat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoiningTests {

    private static final URI REACHED_BY = URI.create("https://10.0.0.5:8443");
    private static final String SHA256 = "ab".repeat(32);
    private static final String ADDRESS = "192.0.2.7";

    @TempDir
    Path data;

    private RealRooms rooms;
    private Fleet fleet;
    private Tokens tokens;
    private StoredJoining joining;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit", "identity", "fleet");
        fleet = rooms.get(Fleet.class);
        tokens = rooms.get(Tokens.class);
        joining = joining(Optional.of(
                new AgentProgram.Archive(data.resolve("agent.tar.gz"), "0.1.0", "linux-amd64", "cd".repeat(32), 42)));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private StoredJoining joining(Optional<AgentProgram.Archive> archive) {
        var program = new AgentProgram() {
            @Override
            public Optional<Archive> archive() {
                return archive;
            }

            @Override
            public String whyNone() {
                return "There is none.";
            }
        };
        return new StoredJoining(
                rooms.get(JoiningCodes.class), fleet, program, rooms.get(Audit.class), rooms.clock(), "", SHA256);
    }

    private String code() {
        return issued().code();
    }

    private Joining.Code issued() {
        return rooms.together(() -> joining.issue(ADMINISTRATOR, REACHED_BY));
    }

    private Fleet.Enrolled join(String code, String host) {
        return rooms.together(() -> joining.join(code, host, ADDRESS));
    }

    private void isRefused(String code, String host) {
        refused(Refusal.Kind.FORBIDDEN, "code-not-valid", () -> join(code, host));
    }

    @Test
    void aCodeBuysOneHostItsToken() {
        Fleet.Enrolled joined = join(code(), "Web-1");

        assertThat(joined.host()).isEqualTo("web-1");
        Actor agent = tokens.authenticate(joined.token()).orElseThrow();
        assertThat(agent.kind()).isEqualTo(Actor.Kind.AGENT);
        assertThat(agent.id()).isEqualTo("web-1");
        assertThat(agent.rights())
                .containsExactlyInAnyOrder(Right.WRITE_MEASUREMENTS, Right.WRITE_LOGS, Right.REPORT_HOST);
        assertThat(rooms.get(Audit.class).list(Optional.of("web-1"), Optional.empty(), 10))
                .extracting(Audit.Act::verb)
                .contains("fleet.join-by-code", "fleet.enrol-host");
    }

    @Test
    void aCodeIsUsedOnce() {
        String code = code();
        join(code, "web-1");

        isRefused(code, "web-2");
        isRefused(code, "web-1");
        assertThat(fleet.hosts()).extracting(Host::name).containsExactly("web-1");
    }

    @Test
    void ofManyWhoUseACodeAtOnceOneJoins() throws Exception {
        String code = code();
        List<Callable<Fleet.Enrolled>> attempts = Collections.nCopies(6, () -> join(code, "web-1"));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var results = threads.invokeAll(attempts, 20, TimeUnit.SECONDS);

            assertThat(results)
                    .filteredOn(result -> result.state() == Future.State.SUCCESS)
                    .hasSize(1);
        }
        assertThat(tokens.list()).hasSize(1);
    }

    @Test
    void aCodeEndsAfterFifteenMinutes() {
        Joining.Code first = issued();
        rooms.clock().advance(Duration.ofMinutes(15).minusMillis(1));
        join(first.code(), "web-1");
        Joining.Code second = issued();
        rooms.clock().advance(Duration.ofMinutes(15));

        assertThat(second.expiresAt()).isEqualTo(rooms.clock().instant());
        isRefused(second.code(), "web-2");
    }

    @Test
    void whatIsNoCodeIsRefusedLikeAWrongOne() {
        String right = code();
        isRefused("", "web-1");
        isRefused("evj_short", "web-1");
        isRefused("evj_" + "A".repeat(43), "web-1");
        isRefused(right.substring(1), "web-1");
        isRefused(right + "'; --", "web-1");

        assertThat(fleet.hosts()).isEmpty();
    }

    @Test
    void theDatabaseHoldsNoCode() {
        String secret = code().substring("evj_".length(), 47);

        assertThat(rooms.sql()
                        .sql("SELECT encode(secret_hash, 'escape') || t::text FROM fleet.joining_code t")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .doesNotContain(secret);
        assertThat(issued().toString()).doesNotContain("evj_");
    }

    @Test
    void wrongCodesAreCountedByAddress() {
        String right = code();
        for (int i = 0; i < JoinLimit.MOST; i++) {
            isRefused("evj_wrong", "web-1");
        }

        refused(Refusal.Kind.TOO_MANY, "too-many-attempts", () -> join(right, "web-1"));
        rooms.together(() -> joining.join(right, "web-2", "192.0.2.8"));
        assertThat(fleet.hosts()).extracting(Host::name).containsExactly("web-2");
    }

    @Test
    void aNameThatIsNoneSpendsNothing() {
        String code = code();

        refused(Refusal.Kind.INVALID, "host-name-invalid", () -> join(code, "web 1"));

        assertThat(join(code, "web-1").host()).isEqualTo("web-1");
    }

    @Test
    void aHostThatReportsIsNotTakenOver() {
        Actor agent = tokens.authenticate(join(code(), "web-1").token()).orElseThrow();
        fleet.heartbeat(agent, facts());
        String second = code();

        refused(Refusal.Kind.CONFLICT, "host-reports", () -> join(second, "WEB-1"));
        rooms.clock().advance(Duration.ofSeconds(61));
        assertThat(join(second, "web-1").host()).isEqualTo("web-1");
    }

    @Test
    void onlyWhoMayEnrolTakesCodes() {
        lacksRight(() -> joining.issue(RealRooms.with(Right.SEE_OPERATIONS), REACHED_BY));
    }

    @Test
    void withoutAnArchiveThereIsNoCodeButTheReason() {
        Refusal refusal = refused(
                Refusal.Kind.CONFLICT,
                "agent-archive-missing",
                () -> joining(Optional.empty()).issue(ADMINISTRATOR, REACHED_BY));

        assertThat(refusal).hasMessage("There is none.");
    }

    @Test
    void endedCodesAreForgottenAfterADay() {
        issued();
        rooms.clock().advance(Duration.ofHours(25));

        issued();

        assertThat(rooms.sql()
                        .sql("SELECT count(*) FROM fleet.joining_code")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static HostFacts facts() {
        return new HostFacts(
                new Heartbeat("0.1.0", "Debian 12", "6.1", "amd64", 2, 8_000_000_000L, 1L, 0, 0, Optional.empty()));
    }
}
