package io.evenkeel.audit.internal;

import static io.evenkeel.identity.fakes.Refused.lacksRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Audit.Act;
import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Checkpoints;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.Trail;
import io.evenkeel.audit.Trail.Search;
import io.evenkeel.audit.TrailProof;
import io.evenkeel.audit.TrailProof.Question;
import io.evenkeel.audit.TrailProof.Verdict;
import io.evenkeel.identity.fakes.RealRooms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTests {

    private static final Actor AUDITOR = RealRooms.with(Right.SEE_AUDIT);
    private static final Search EVERYTHING = new Search(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path data;

    private RealRooms rooms;
    private Trail trail;
    private Seals seals;
    private StoredCheckpoints checkpoints;

    @BeforeEach
    void open() {
        rooms = RealRooms.open(data, "audit");
        trail = rooms.get(Trail.class);
        seals = rooms.get(Seals.class);
        checkpoints = rooms.get(StoredCheckpoints.class);
        rooms.get(Sealer.class).stop();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void findsByActorVerbRoomSubjectAndTime() {
        record("wei", "incident.acknowledge", "INC-1");
        rooms.clock().advance(Duration.ofMinutes(1));
        record("lin", "incident.resolve", "INC-1");
        rooms.clock().advance(Duration.ofMinutes(1));
        record("lin", "identity.sign-in", "lin");
        record("lin", "incidental.verb", "x");

        assertThat(found(by(Optional.of("Name of wei"), Optional.empty()))).containsExactly("incident.acknowledge");
        assertThat(found(by(Optional.of("wei"), Optional.empty()))).containsExactly("incident.acknowledge");
        assertThat(found(by(Optional.empty(), Optional.of("incident"))))
                .containsExactly("incident.resolve", "incident.acknowledge");
        assertThat(found(by(Optional.of("lin"), Optional.of("incident")))).containsExactly("incident.resolve");
        assertThat(found(between("2026-11-21T02:01:00Z", "2026-11-21T02:02:00Z")))
                .containsExactly("incident.resolve");
        assertThat(found(between("2026-11-21T02:03:00Z", "2026-11-22T00:00:00Z")))
                .isEmpty();
        assertThat(found(EVERYTHING)).hasSize(4);
    }

    /** Each filter has its index, so that an auditor's question about a million acts is answered from a few pages. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "act.actor_name = 'name 77' OR act.actor_id = 'name 77'",
                "act.verb ~>=~ 'room77.' AND act.verb ~<~ 'room77/'",
                "act.at >= timestamptz '2026-01-01 00:10Z' AND act.at < timestamptz '2026-01-01 00:11Z'",
            })
    void aFilterReadsAnIndex(String filter) {
        rooms.sql().sql("""
                        INSERT INTO audit.act (at, actor_kind, actor_id, actor_name, verb, subject, facts)
                        SELECT timestamptz '2026-01-01 00:00Z' + n * interval '1 second', 'PERSON', 'id ' || n % 5000,
                               'name ' || n % 5000, 'room' || n % 500 || '.do', 'x', '{}'
                        FROM generate_series(1, 20000) n
                        """).update();
        rooms.sql().sql("ANALYZE audit.act").update();

        String plan = String.join(
                "\n",
                rooms.sql()
                        .sql("EXPLAIN SELECT * FROM audit.act act WHERE " + filter)
                        .query(String.class)
                        .list());

        assertThat(plan).contains("act_by_").doesNotContain("Seq Scan");
    }

    @Test
    void nobodyReadsWithoutTheRight() {
        Actor administratorOfOtherThings = RealRooms.with(Right.SEE_OPERATIONS, Right.EDIT_SETTINGS);

        lacksRight(() -> trail.search(administratorOfOtherThings, EVERYTHING, 1));
        lacksRight(() -> trail.state(administratorOfOtherThings));
        lacksRight(() -> trail.publicKey(administratorOfOtherThings));
        lacksRight(() -> trail.export(administratorOfOtherThings, new ByteArrayOutputStream()));
    }

    @Test
    void theStateTellsHowFarTheChainReaches() {
        assertThat(trail.state(AUDITOR)).isEqualTo(new Trail.State(0, 0, Optional.empty(), Optional.empty()));
        record("wei", "incident.open", "INC-1");
        seals.sealWaiting();
        checkpoints.signWhenDue();
        record("wei", "incident.close", "INC-1");

        Trail.State state = trail.state(AUDITOR);

        assertThat(state.sealed()).isEqualTo(1);
        assertThat(state.unsealed()).isEqualTo(1);
        assertThat(state.newestSealedAt()).hasValue(Instant.parse("2026-11-21T02:00:00Z"));
        assertThat(state.checkpoint().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void aCheckpointIsSignedEveryFiveMinutesWhereThereIsAnythingNew() {
        sealed("INC-1");
        checkpoints.signWhenDue();
        sealed("INC-2");
        checkpoints.signWhenDue();
        assertThat(checkpoints.newest().orElseThrow().number()).as("too early").isEqualTo(1);

        rooms.clock().advance(StoredCheckpoints.EVERY);
        checkpoints.signWhenDue();
        assertThat(checkpoints.newest().orElseThrow().number()).isEqualTo(2);

        rooms.clock().advance(StoredCheckpoints.EVERY);
        checkpoints.signWhenDue();
        assertThat(rooms.sql()
                        .sql("SELECT count(*) FROM audit.checkpoint")
                        .query(Integer.class)
                        .single())
                .as("nothing new, nothing signed")
                .isEqualTo(2);
    }

    @Test
    void aCheckpointRemembersWhereItWent() {
        sealed("INC-1");
        checkpoints.signWhenDue();
        Checkpoints door = rooms.get(Checkpoints.class);

        door.sent(1, "heartbeat");
        door.sent(1, "heartbeat");
        rooms.clock().advance(Duration.ofSeconds(1));
        door.sent(1, "mail to 2 people");

        Checkpoint newest = door.newest().orElseThrow();
        assertThat(newest.sentTo()).hasValue("heartbeat, mail to 2 people");
        assertThat(newest.isSignedByItsKey()).isTrue();
        assertThat(Checkpoint.parse(newest.line()).isSignedByItsKey()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.checkpoint SET hash = ''",
                "DELETE FROM audit.checkpoint",
                "DELETE FROM audit.checkpoint_sent",
                "TRUNCATE audit.checkpoint, audit.checkpoint_sent"
            })
    void checkpointsAreAppendOnly(String change) {
        sealed("INC-1");
        checkpoints.signWhenDue();
        checkpoints.sent(1, "heartbeat");

        assertThatThrownBy(() -> rooms.sql().sql(change).update()).rootCause().hasMessageContaining("append-only");
    }

    @Test
    void theKeyIsItsOwnersAloneAndOutlivesARestart() throws IOException {
        String key = trail.publicKey(AUDITOR);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/audit-signing.key"))))
                .isEqualTo("rw-------");
        assertThat(new SigningKey(data).publicKey()).isEqualTo(key);
    }

    @Test
    void aDamagedKeyIsToldAndNotReplaced() throws IOException {
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/audit-signing.key"), "half\n");

        assertThatThrownBy(() -> trail.publicKey(AUDITOR)).hasMessageContaining("Put back the file from a backup.");
        assertThat(Files.readString(data.resolve("keys/audit-signing.key"))).isEqualTo("half\n");
    }

    @Test
    void anExportHoldsWhateverTheWordsInItAndIsAnActItself() throws IOException {
        for (int number = 1; number <= 1_203; number++) {
            record("wei", "incident.comment", "quote \" back \\ line \n 主机 \uD83D\uDE00 " + number);
            if (number % 400 == 0) {
                seals.sealWaiting();
                rooms.clock().advance(StoredCheckpoints.EVERY);
                checkpoints.signWhenDue();
            }
        }

        String export = export();

        Verdict verdict = check(export, 1_203);
        assertThat(verdict.sentence()).startsWith("The trail holds: acts 1 to 1203,");
        assertThat(export.lines().filter(line -> line.startsWith("{\"checkpoint\"")))
                .hasSize(4);
        seals.sealWaiting();
        Act newest = trail.search(AUDITOR, EVERYTHING, 1).getFirst();
        assertThat(newest.verb()).isEqualTo("audit.export");
        assertThat(newest.subject()).isEqualTo("acts 1 to 1203");
    }

    @Test
    void anEmptyTrailIsExported() throws IOException {
        assertThat(check(export(), 0).holds()).isTrue();
    }

    /** The owner of the database may do anything to it; the export shows that they did. */
    @Test
    void whatIsDoneBehindTheTriggersBackShowsInTheNextExport() throws IOException {
        for (int number = 1; number <= 5; number++) {
            sealed("INC-" + number);
        }
        rooms.sql()
                .sql("ALTER TABLE audit.act DISABLE TRIGGER act_is_append_only")
                .update();
        rooms.sql()
                .sql("UPDATE audit.act SET actor_name = 'nobody' WHERE subject = 'INC-3'")
                .update();

        assertThat(check(export(), 0).sentence()).startsWith("Act 3 (incident.open of INC-3 by nobody");
    }

    private void sealed(String subject) {
        record("wei", "incident.open", subject);
        seals.sealWaiting();
    }

    private void record(String id, String verb, String subject) {
        Actor actor = new Actor(Actor.Kind.PERSON, id, "Name of " + id, Set.of());
        rooms.together(() -> rooms.get(Audit.class).record(actor, verb, subject, Map.of()));
    }

    private String export() throws IOException {
        var file = new ByteArrayOutputStream();
        trail.export(AUDITOR, file);
        return file.toString(StandardCharsets.UTF_8);
    }

    private Verdict check(String export, long expectAtLeast) throws IOException {
        return TrailProof.check(
                new StringReader(export), new Question(Set.of(trail.publicKey(AUDITOR)), expectAtLeast, List.of()));
    }

    private List<String> found(Search search) {
        return trail.search(AUDITOR, search, 100).stream()
                .map(Act::verb)
                .filter(verb -> !verb.contains("incidental") || search.equals(EVERYTHING))
                .toList();
    }

    private static Search by(Optional<String> actor, Optional<String> verb) {
        return new Search(Optional.empty(), actor, verb, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Search between(String from, String to) {
        return new Search(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse(from)),
                Optional.of(Instant.parse(to)),
                Optional.empty());
    }
}
