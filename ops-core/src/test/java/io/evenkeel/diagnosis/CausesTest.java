package io.evenkeel.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.diagnosis.Diagnosis.CannotTell;
import io.evenkeel.diagnosis.Diagnosis.Evidence;
import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Diagnosis.Suspect;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTest {
    private static final String MISSING = "NoSuchFileException: /srv/orders/<*>";

    @Test
    void suspectsTheChangeAfterWhichAnErrorWasWrittenThatNobodyHadSeen() {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "LogNewPatternAfterChange", Duration.ZERO)
                .change("CHG-7", "web", Duration.ofMinutes(2))
                .newError("web", "orders", MISSING, Duration.ofSeconds(-20))
                .diagnosis();

        Suspect first = diagnosis.suspects().getFirst();
        assertThat(first.id()).isEqualTo("change:CHG-7");
        assertThat(first.probability()).isGreaterThan(0.8);
        assertThat(first.evidence()).extracting(Evidence::code).contains("change-before", "change-same", "lines-after");
        assertThat(diagnosis.cannotTell()).isEmpty();
        assertThat(diagnosis.suspects().get(1).evidence())
                .extracting(Evidence::code)
                .contains("follows-change");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 0, 60})
    void aClockThatIsAMinuteOffChangesNoSuspect(int ahead) {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "LogNewPatternAfterChange", Duration.ZERO)
                .change("CHG-7", "web", Duration.ofSeconds(30))
                .newError("web", "orders", MISSING, Duration.ofSeconds(-20 + ahead))
                .diagnosis();

        Suspect first = diagnosis.suspects().getFirst();
        assertThat(first.id()).isEqualTo("change:CHG-7");
        assertThat(first.probability()).isGreaterThan(0.8);
        assertThat(first.evidence()).extracting(Evidence::code).contains("lines-after");
    }

    @Test
    void aComponentThatOnlyLogsKnowIsNamed() {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "LogNewErrorPattern", Duration.ZERO)
                .newError("web", "shopd", "cannot reach billing, CHG-7 broke it", Duration.ofSeconds(-20))
                .diagnosis();

        assertThat(diagnosis.suspects()).extracting(Suspect::id).containsExactly("logs:web:shopd");
    }

    @Test
    void doesNotSuspectAChangeThatBeganAfterTheTrouble() {
        Diagnosis diagnosis =
                Scenes.on("web").change("CHG-7", "web", Duration.ofMinutes(-5)).diagnosis();

        assertThat(diagnosis.suspects()).isEmpty();
    }

    @Test
    void clearsAChangeWhereSomethingWasOutOfOrderBefore() {
        Scenes before = Scenes.on("web")
                .change("CHG-7", "web", Duration.ofMinutes(2))
                .newError("web", "orders", MISSING, Duration.ofMinutes(-9));

        Suspect change = suspect(before.diagnosis(), "change:CHG-7");

        assertThat(change.evidence()).extracting(Evidence::code).contains("disorder-before");
        assertThat(before.diagnosis().suspects().getFirst().kind()).isEqualTo(Kind.LOGS);
    }

    @Test
    void aChangeFarAwayInTimeOrPlaceIsNoLikelySuspect() {
        Diagnosis diagnosis = Scenes.on("web")
                .change("CHG-1", "web", Duration.ofHours(20))
                .change("CHG-2", "cache", Duration.ofMinutes(2))
                .diagnosis();

        assertThat(diagnosis.cannotTell()).map(CannotTell::code).isPresent();
        assertThat(suspect(diagnosis, "change:CHG-2").evidence())
                .extracting(Evidence::code)
                .contains("change-elsewhere");
    }

    @Test
    void walksToTheDatabaseThatTheWebServerNeeds() {
        Diagnosis diagnosis = Scenes.on("web")
                .needs("web", "db")
                .alert("web", "WebProbeSlow", Duration.ZERO)
                .alert("db", "PostgresDown", Duration.ofMinutes(-2))
                .jump("web", "node_load1", Map.of(), 1, 9, 1)
                .diagnosis();

        assertThat(diagnosis.suspects().getFirst().id()).isEqualTo("component:db");
        assertThat(suspect(diagnosis, "measure:web:processors").evidence())
                .extracting(Evidence::code)
                .contains("explained-by");
    }

    @Test
    void suspectsTheDatabaseThatTheApplicationIsConnectedTo() {
        Scenes connected = Scenes.on("web")
                .isConnectedTo("web", "db")
                .alert("web", "WebProbeSlow", Duration.ZERO)
                .alert("db", "HostSilent", Duration.ofMinutes(1));
        Scenes writtenDown = Scenes.on("web")
                .needs("web", "db")
                .isConnectedTo("web", "db")
                .alert("web", "WebProbeSlow", Duration.ZERO)
                .alert("db", "HostSilent", Duration.ofMinutes(1));

        Diagnosis diagnosis = connected.diagnosis();

        assertThat(diagnosis.cannotTell()).isEmpty();
        assertThat(diagnosis.suspects().getFirst().id()).isEqualTo("component:db");
        assertThat(diagnosis.suspects().getFirst().evidence())
                .extracting(Evidence::code)
                .containsExactlyInAnyOrder("alert-after", "leaf-connected");
        assertThat(diagnosis.suspects().getFirst().probability())
                .as("a connection is weaker than what somebody wrote down")
                .isLessThan(writtenDown.diagnosis().suspects().getFirst().probability());
    }

    @Test
    void whatIsOnlyConnectedExplainsHalf() {
        Diagnosis diagnosis = Scenes.on("web")
                .isConnectedTo("web", "db")
                .alert("db", "PostgresDown", Duration.ofMinutes(-2))
                .jump("web", "node_load1", Map.of(), 1, 9, 1)
                .change("CHG-3", "db", Duration.ofMinutes(3))
                .diagnosis();

        assertThat(suspect(diagnosis, "measure:web:processors").evidence())
                .extracting(Evidence::code)
                .contains("explained-by-connected")
                .doesNotContain("explained-by");
        assertThat(suspect(diagnosis, "change:CHG-3").evidence())
                .extracting(Evidence::code)
                .contains("change-connected");
    }

    /** A backup server talks to everybody: its connection back to the web server takes nothing from what is written down. */
    @Test
    void aConnectionBackDoesNotHideWhatIsNeeded() {
        Diagnosis diagnosis = Scenes.on("web")
                .needs("web", "db")
                .isConnectedTo("db", "web")
                .alert("db", "PostgresDown", Duration.ofMinutes(-2))
                .jump("web", "node_load1", Map.of(), 1, 9, 1)
                .diagnosis();

        assertThat(suspect(diagnosis, "measure:web:processors").evidence())
                .extracting(Evidence::code)
                .contains("explained-by");
    }

    @Test
    void whoNeedsTheAffectedComponentOnlySuffers() {
        Diagnosis diagnosis = Scenes.on("db")
                .needs("web", "db")
                .alert("web", "WebProbeFails", Duration.ofMinutes(-1))
                .diagnosis();

        assertThat(diagnosis.suspects()).isEmpty();
    }

    @Test
    void componentsThatNeedEachOtherEndTheWalk() {
        Diagnosis diagnosis = Scenes.on("web")
                .needs("web", "db")
                .needs("db", "cache")
                .needs("cache", "web")
                .alert("cache", "RedisDown", Duration.ofMinutes(-1))
                .diagnosis();

        assertThat(diagnosis.suspects().getFirst().id()).isEqualTo("component:cache");
    }

    @Test
    void whatAllTogetherSayIsEvidenceToo() {
        Diagnosis diagnosis = Scenes.on("web")
                .needs("web", "db")
                .alert("web", "Slow", Duration.ZERO)
                .alert("db", "DiskBusy", Duration.ofMinutes(-1))
                .calm("web", "node_memory_MemAvailable_bytes", 4e9)
                .calm("cache", "node_memory_MemAvailable_bytes", 4e9)
                .jump("db", "disk_io_percent", Map.of(), 10, 95, 2)
                .diagnosis();

        assertThat(suspect(diagnosis, "component:db").evidence())
                .filteredOn(evidence -> evidence.code().equals("whole-picture"))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.weight()).isPositive());
    }

    @Test
    void namesTheProgramThatTakesTheProcessors() {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "HostCpuBusy", Duration.ZERO, "node_cpu_seconds_total")
                .calm("web", "node_memory_MemAvailable_bytes", 4e9)
                .jump("web", "node_cpu_seconds_total", Map.of("mode", "user"), 0.1, 1.9, 3)
                .jump("web", "namedprocess_namegroup_cpu_seconds_total", Map.of("groupname", "backup"), 0.01, 1.8, 3)
                .diagnosis();

        assertThat(diagnosis.suspects().getFirst().subject()).isEqualTo("backup");
        assertThat(suspect(diagnosis, "measure:web:processors").evidence())
                .extracting(Evidence::code)
                .contains("says-the-same");
    }

    @Test
    void cannotTellWhereNothingStandsOut() {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "HostCpuBusy", Duration.ZERO)
                .calm("web", "node_memory_MemAvailable_bytes", 4e9)
                .diagnosis();

        assertThat(diagnosis.suspects()).isEmpty();
        assertThat(diagnosis.other()).isEqualTo(1);
        assertThat(diagnosis.cannotTell()).map(CannotTell::code).contains("nothing-stands-out");
    }

    @Test
    void aLineThatBlamesAnotherComponentIsQuotedAndNotBelieved() {
        Diagnosis diagnosis = Scenes.on("web")
                .needs("web", "db")
                .newError("web", "orders", "db-1 is the cause, restart db-1", Duration.ZERO)
                .diagnosis();

        assertThat(diagnosis.suspects()).extracting(Suspect::id).containsExactly("logs:web:orders");
    }

    @Test
    void whatPeopleSaidOfEarlierTroublesCounts() {
        Scenes scene = Scenes.on("web").newError("web", "orders", MISSING, Duration.ZERO);
        double before = scene.diagnosis().suspects().getFirst().probability();

        double after = scene.saidBefore("INC-3", "logs:web:orders")
                .diagnosis()
                .suspects()
                .getFirst()
                .probability();

        assertThat(after).isGreaterThan(before + 0.1);
    }

    @Test
    void whatWasLearnedOfAKindMovesItsSuspects() {
        Scene scene =
                Scenes.on("web").change("CHG-7", "web", Duration.ofMinutes(2)).scene();

        double usual = Causes.of(scene, Map.of()).suspects().getFirst().probability();
        double doubted = Causes.of(scene, Map.of(Kind.CHANGE, -1.0))
                .suspects()
                .getFirst()
                .probability();

        assertThat(doubted).isLessThan(usual - 0.1);
    }

    @Test
    void probabilitiesSumToOneAndNoiseAloneIsNotSuspected() {
        long seed = Long.getLong("evenkeel.seed", System.nanoTime());
        Random random = new Random(seed);
        int suspected = 0;
        for (int i = 0; i < 200; i++) {
            Scenes scene = Scenes.on("web");
            for (int track = 0; track < 20; track++) {
                scene.calm("web", "metric_" + track + "_x", random.nextDouble() * 1000);
            }
            Diagnosis diagnosis = scene.diagnosis();
            double sum = diagnosis.suspects().stream()
                    .mapToDouble(Suspect::probability)
                    .sum();
            assertThat(sum + diagnosis.other()).as("seed " + seed).isCloseTo(1, within(1e-9));
            suspected += diagnosis.suspects().size();
        }
        assertThat(suspected).as("of 4,000 calm measurements, seed " + seed).isLessThan(20);
    }

    @Test
    void aBurstThatIsOverHidesNoSuspect() {
        Diagnosis diagnosis = Scenes.on("web")
                .alert("web", "LogNewPatternAfterChange", Duration.ZERO)
                .change("CHG-2", "web", Duration.ofMinutes(9))
                .change("CHG-3", "web", Duration.ofMinutes(4))
                .change("CHG-4", "web", Duration.ofSeconds(7))
                .jump("web", "node_load1", Map.of(), 2, 9, 30)
                .burst("web", "namedprocess_namegroup_cpu_seconds_total", Map.of("groupname", "try"), 1.7, 9, 2)
                .newError("web", "orders", MISSING, Duration.ZERO)
                .diagnosis();

        assertThat(diagnosis.suspects().getFirst().id()).isEqualTo("change:CHG-4");
        assertThat(diagnosis.suspects()).extracting(Suspect::id).contains("change:CHG-2", "change:CHG-3");
        assertThat(diagnosis.other()).isLessThan(0.5);
    }

    @Test
    void probabilitiesSumToOneWhateverWasMeasured() {
        long seed = Long.getLong("evenkeel.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Scenes scene = Scenes.on("web").needs("web", "db").change("CHG-1", "web", Duration.ofMinutes(1));
            for (int track = 0; track < 10; track++) {
                scene.anything(random.nextBoolean() ? "web" : "db", "metric_" + track + "_x", random);
            }
            Diagnosis diagnosis = scene.diagnosis();
            double sum = diagnosis.suspects().stream()
                    .mapToDouble(Suspect::probability)
                    .sum();
            assertThat(sum + diagnosis.other()).as("seed " + seed).isCloseTo(1, within(1e-9));
            assertThat(suspect(diagnosis, "change:CHG-1").probability())
                    .as("seed " + seed)
                    .isPositive();
        }
    }

    private static Suspect suspect(Diagnosis diagnosis, String id) {
        return diagnosis.suspects().stream()
                .filter(suspect -> suspect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + diagnosis.suspects()));
    }
}
