package io.evenkeel.recovery.internal;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Freezes;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.identity.fakes.RealRooms;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.SeenSeries;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.problem.Problems;
import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.AgentJobs;
import io.evenkeel.recovery.BackupCalendar;
import io.evenkeel.recovery.Backups;
import io.evenkeel.recovery.Coverage;
import io.evenkeel.recovery.Policies;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.Promise;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.reporting.Printing;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Flows;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The room with those below it over a fresh database. Its agent is played by the test; what it would raise as alerts is
 * kept, because the room that raises them stands above half of the house. The host web1 has a shop, backed up at 02:30.
 */
final class RecoveryRoom implements AutoCloseable {
    /** 02:00 of a Saturday in Shanghai. */
    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Actor OWNER = RealRooms.with(Right.EDIT_RECOVERY, Right.SEE_OPERATIONS);
    static final Actor WEB1 = new Actor(Actor.Kind.AGENT, "web1", "web1", Set.of(Right.REPORT_HOST));

    final List<RoomAlerts.Held> raised = new ArrayList<>();
    final RealRooms rooms;
    final Policies policies;
    final Backups backups;
    final Coverage coverage;
    final AgentJobs jobs;
    final Inventory inventory;
    final MovableClock clock;
    final JdbcClient sql;
    final Item shop;

    RecoveryRoom(Path data) {
        RoomAlerts kept = (actor, held, time) -> raised.addAll(held);
        SeenSeries nothing = (names, from, to) -> List.of();
        rooms = RealRooms.open(
                data,
                TestDatabase.fresh(),
                Map.of(
                        RoomAlerts.class,
                        kept,
                        SeenSeries.class,
                        nothing,
                        Flows.class,
                        NoDrills.of(Flows.class),
                        Approvals.class,
                        NoDrills.of(Approvals.class),
                        Problems.class,
                        NoDrills.of(Problems.class),
                        Freezes.class,
                        NoDrills.of(Freezes.class),
                        OnCall.class,
                        NoDrills.of(OnCall.class),
                        Printing.class,
                        NoDrills.of(Printing.class),
                        Notifications.class,
                        NoDrills.of(Notifications.class),
                        Contacts.class,
                        NoDrills.of(Contacts.class)),
                "audit",
                "identity",
                "fleet",
                "inventory",
                "recovery");
        policies = rooms.get(Policies.class);
        backups = rooms.get(Backups.class);
        coverage = rooms.get(Coverage.class);
        jobs = rooms.get(AgentJobs.class);
        inventory = rooms.get(Inventory.class);
        clock = rooms.clock();
        sql = rooms.sql();
        clock.moveTo(NOW.toString());
        rooms.get(Fleet.class).enrol(RealRooms.ADMINISTRATOR, "web1");
        shop = item("shop", Criticality.CRITICAL);
    }

    Item item(String name, Criticality criticality) {
        return inventory.add(
                RealRooms.ADMINISTRATOR,
                Kind.BUSINESS_SERVICE,
                new Inventory.Traits(name, Optional.of(criticality), Optional.empty(), Optional.empty()));
    }

    static BackupCalendar daily(ZoneId zone) {
        return new BackupCalendar(EnumSet.allOf(DayOfWeek.class), List.of(LocalTime.of(2, 30)), Set.of(), zone);
    }

    PolicyTerms terms() {
        return terms("files", shop.id(), Adapter.RESTIC, "web1", Duration.ofHours(25), daily(SHANGHAI));
    }

    static PolicyTerms terms(
            String name, UUID item, Adapter adapter, String host, Duration rpo, BackupCalendar calendar) {
        return new PolicyTerms(
                name,
                item,
                adapter,
                host,
                new Promise(rpo, Duration.ofHours(2), new Retention(Retention.Unit.COPIES, 7)),
                calendar,
                90,
                "recovery-manager");
    }

    RecoveryPolicy policy() {
        return policies.make(OWNER, terms());
    }

    /** What the timer does. */
    void look() {
        rooms.get(RecoveryLook.class).look();
        raised.clear();
        rooms.get(CopyAlerts.class).look();
    }

    void passes(Duration time) {
        clock.advance(time);
        look();
    }

    RecoveryJob take() {
        return jobs.take(WEB1)
                .orElseThrow(() -> new AssertionError("nothing waits"))
                .job();
    }

    void ends(RecoveryJob job, RecoveryResult result) {
        jobs.heard(WEB1, job.number(), new RecoveryNews.Ended(result));
    }

    /** Takes the backup and its check, which find nothing wrong. */
    void backedUp(String copy, long size) {
        ends(take(), new RecoveryResult.BackupMade(copy, size, size / 10, Optional.empty(), Duration.ofSeconds(5)));
        ends(take(), new RecoveryResult.Verified());
        ends(take(), new RecoveryResult.Refused(RecoveryResult.Reason.NOT_ALLOWED, "web1 keeps all"));
    }

    List<String> alerts() {
        return raised.stream().map(held -> held.labels().get("alertname")).toList();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
