package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.ServerForCommands;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trial of the desk on a whole server: led to its end, and gone without a trace but the trail's. */
@Tag("server")
class TryDeskTest {
    private static ServerForCommands server;
    private static DataFolder data;
    private static DataSource database;

    /** The server takes in the runbooks that it ships, all at once, some time after its start. */
    @BeforeAll
    static void start() {
        server = ServerForCommands.start();
        data = new DataFolder(server.data());
        database = server.database();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> new JdbcTemplate(database)
                        .queryForObject("select exists (select from knowledge.article)", Boolean.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static LocalServer local() {
        return new LocalServer(ProcessHandle.current().pid(), server.url(), Optional.empty(), "unused", "this-host");
    }

    private static DeskWalk walk(DeskTrial trial, LedSteps.Newcomer newcomer) {
        return new DeskWalk(local(), trial, newcomer, Clock.systemUTC());
    }

    /** Has everything done for them. */
    private static class Absent implements LedSteps.Newcomer {
        final List<String> told = new ArrayList<>();

        @Override
        public void tell(String sentence) throws IOException {
            told.add(sentence);
        }

        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public boolean wantsItDone(Duration moment) throws InterruptedException {
            return true;
        }

        @Override
        public void refused(Refused why) throws Refused {
            throw why;
        }
    }

    /** Never presses a key: does what was said last, where and as whom it says, or something else. */
    private static final class Clicking extends Absent {
        private static final Pattern MANAGER =
                Pattern.compile("sign in as (try-manager-[0-9a-f]{8}) with the password ([0-9a-f]+) ");

        private final DeskTrial trial;
        private final boolean grants;
        private @Nullable ServerCalls manager;
        private int done;

        Clicking(DeskTrial trial, boolean grants) {
            this.trial = trial;
            this.grants = grants;
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public boolean wantsItDone(Duration moment) throws InterruptedException {
            try {
                click(told.get(told.size() - 2));
            } catch (Refused | IOException e) {
                throw new AssertionError("after " + told, e);
            }
            return false;
        }

        private void click(String said) throws IOException, InterruptedException, Refused {
            int step = said.charAt(0) - '0';
            if (step == 1) {
                solve(named(said, "desk"));
            } else if (step > done) {
                done = step;
                onwards(step, said);
            }
        }

        /** Asks back first, and the one who asked has to answer. */
        private void solve(String ticket) throws IOException, InterruptedException, Refused {
            String path = "/api/desk/tickets/" + ticket;
            try (var desk = ServerCalls.signedIn(local(), trial.name(DeskTrial.Who.ENGINEER), trial.password())) {
                switch (desk.get(path).at("/ticket/state").asString().toLowerCase(Locale.ROOT)) {
                    case "new" -> {
                        desk.post(path + "/take", Map.of());
                        desk.post(path + "/ask-requester", Map.of("text", "Is it plugged in?"));
                    }
                    case "open" -> desk.post(path + "/resolve", Map.of("text", "It was the cable."));
                    default -> {}
                }
            }
        }

        private void onwards(int step, String said) throws IOException, InterruptedException, Refused {
            Matcher signIn = MANAGER.matcher(said);
            if (signIn.find()) {
                manager = ServerCalls.signedIn(local(), signIn.group(1), signIn.group(2));
            }
            ServerCalls console = Objects.requireNonNull(manager);
            switch (step) {
                case 2 ->
                    vote(
                            console,
                            console.get("/api/tasks/" + named(said, "tasks"))
                                    .at("/approval/id")
                                    .asString(),
                            grants);
                case 3 ->
                    console.post(
                            "/api/tasks/" + named(said, "tasks") + "/complete",
                            Map.of("values", Map.of("step1", true, "itemName", "The screen at the window")));
                case 4 ->
                    vote(
                            console,
                            console.get("/api/changes/" + change(said))
                                    .path("approval")
                                    .asString(),
                            true);
                case 5 -> {
                    console.post("/api/changes/" + change(said) + "/start", Map.of());
                    console.post("/api/changes/" + change(said) + "/tick", Map.of("step", 1));
                    console.post("/api/changes/" + change(said) + "/done", Map.of());
                }
                case 6 ->
                    console.post(
                            "/api/changes/" + change(said) + "/review",
                            Map.of("result", "successful", "text", "It went well."));
                default -> throw new AssertionError("an unknown step: " + said);
            }
        }

        /** The page is said once. */
        private String change(String said) {
            return named(said.contains("/changes/") ? said : String.join(" ", told), "changes");
        }

        private static void vote(ServerCalls console, String approval, boolean yes)
                throws IOException, InterruptedException, Refused {
            console.post("/api/approvals/" + approval + "/votes", Map.of("yes", yes, "reason", "So be it."));
        }

        private static String named(String said, String room) {
            Matcher address = Pattern.compile(server.url() + "/" + room + "/([A-Za-z0-9-]+)")
                    .matcher(said);
            assertThat(address.find()).as("an address in " + said).isTrue();
            return address.group(1);
        }
    }

    @Test
    void doesEverythingForWhoeverIsAbsentAndLeavesNothing() throws Exception {
        Map<String, Long> before = rows();
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        var newcomer = new Absent();
        try (DeskWalk walk = walk(trial, newcomer)) {
            walk.prepare();
            walk.lead();
        }
        assertThat(newcomer.told).anySatisfy(line -> assertThat(line).matches(" *TIC-\\d+ is closed: .*"));
        assertThat(newcomer.told).anySatisfy(line -> assertThat(line).matches(" *RES-\\d+ is in use: .*"));
        assertThat(newcomer.told.getLast()).matches(" *CHG-\\d+ is closed\\.");
        assertThat(newcomer.told).noneSatisfy(line -> assertThat(line).contains("password"));
        assertThat(rows())
                .containsEntry("desk.ticket", before.get("desk.ticket") + 1)
                .containsEntry("resource.resource", before.get("resource.resource") + 1)
                .containsEntry("change.change", before.get("change.change") + 1)
                .containsEntry("inventory.item", before.get("inventory.item") + 2)
                .containsEntry("workflow.vote", before.get("workflow.vote") + 2);

        assertThat(DeskTrial.remove(data, database)).isTrue();

        same(before);
        assertThat(DeskTrial.remove(data, database)).as("nothing is left").isFalse();
        assertThat(new JdbcTemplate(database)
                        .queryForList(
                                "select verb from audit.act where actor_name like 'Trial of the desk: %'",
                                String.class))
                .as("the trail keeps it")
                .contains("desk.open", "workflow.vote", "change.review");
        assertThatThrownBy(() -> new JdbcTemplate(database).execute("truncate workflow.vote"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void goesOnWhenTheConsoleShowsThatItWasDone() throws Exception {
        Map<String, Long> before = rows();
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        var newcomer = new Clicking(trial, true);
        try (DeskWalk walk = walk(trial, newcomer)) {
            walk.prepare();
            walk.lead();
        }
        assertThat(newcomer.told.getLast()).matches(" *CHG-\\d+ is closed\\.");
        assertThat(newcomer.told).noneSatisfy(line -> assertThat(line).contains("another way"));

        DeskTrial.remove(data, database);

        same(before);
    }

    @Test
    void leavesOutWhatFollowsARefusalAndGoesOnWithTheRest() throws Exception {
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        var newcomer = new Clicking(trial, false);
        try (DeskWalk walk = walk(trial, newcomer)) {
            walk.prepare();
            walk.lead();
        }
        assertThat(newcomer.told)
                .anySatisfy(line -> assertThat(line).contains("another way"))
                .noneSatisfy(line -> assertThat(line).startsWith("3 of 6"));
        assertThat(newcomer.told.getLast()).matches(" *CHG-\\d+ is closed\\.");

        DeskTrial.remove(data, database);
    }

    @Test
    void leavesTheChangeOutWhileAFreezeLiesOverEverything() throws Exception {
        var jdbc = new JdbcTemplate(database);
        jdbc.update("""
                insert into change.freeze (id, name, reason, starts_at, ends_at, items, created_by_name)
                values (gen_random_uuid(), 'Year end', 'books', now() - interval '1 day', now() + interval '1 day', '{}', 'x')""");
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        var newcomer = new Absent();
        try (DeskWalk walk = walk(trial, newcomer)) {
            walk.prepare();
            walk.lead();
        } finally {
            jdbc.update("delete from change.freeze where name = 'Year end'");
            DeskTrial.remove(data, database);
        }
        assertThat(newcomer.told.getLast())
                .startsWith("The change is left out. ")
                .contains("Year end");
        assertThat(newcomer.told).anySatisfy(line -> assertThat(line).contains("is in use"));
    }

    @Test
    void anItemThatWasThereBeforeStays() throws Exception {
        var jdbc = new JdbcTemplate(database);
        jdbc.update("""
                insert into inventory.item (id, kind, name, facts, retired, version)
                values ('01900000-0000-7000-8000-000000000001', 'service', 'The screen at the window', '{}', false, 0)""");
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        try (DeskWalk walk = walk(trial, new Clicking(trial, true))) {
            walk.prepare();
            walk.lead();
        }
        assertThat(owner(jdbc)).isEqualTo("Trial of the desk: requester");

        DeskTrial.remove(data, database);

        assertThat(owner(jdbc)).isNull();
        jdbc.update("delete from inventory.change where item_id = '01900000-0000-7000-8000-000000000001'");
        jdbc.update("delete from inventory.item where id = '01900000-0000-7000-8000-000000000001'");
    }

    private static @Nullable String owner(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "select owner from inventory.item where id = '01900000-0000-7000-8000-000000000001'", String.class);
    }

    @Test
    void whatWasBrokenOffLeavesNothingEither() throws Exception {
        Map<String, Long> before = rows();
        DeskTrial trial = DeskTrial.begin(data, database, Optional.empty());
        try (DeskWalk walk = walk(trial, new Absent() {
            @Override
            public void tell(String sentence) throws IOException {
                if (sentence.startsWith("5")) {
                    throw new IOException("Ctrl-C");
                }
            }
        })) {
            walk.prepare();
            assertThatThrownBy(walk::lead).hasMessage("Ctrl-C");
        }
        assertThat(rows()).isNotEqualTo(before);

        DeskTrial.remove(data, database);

        same(before);
    }

    /** The server settles what it was doing just then. */
    private static void same(Map<String, Long> before) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, Long> now = rows();
            now.entrySet().removeAll(before.entrySet());
            assertThat(now).as("more or fewer rows than before").isEmpty();
        });
    }

    /**
     * Of every table; without the trail, and without what the server does by itself all the time: measuring, looking at rules,
     * its scheduler and the engine's own forgetting.
     */
    private static Map<String, Long> rows() {
        var jdbc = new JdbcTemplate(database);
        Map<String, Long> rows = new TreeMap<>();
        jdbc.queryForList("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE'
                            and table_schema not in ('pg_catalog', 'information_schema', 'audit', 'telemetry')
                            and table_name not in ('rule_state', 'qrtz_fired_triggers')""", String.class)
                .forEach(table -> rows.put(
                        table,
                        jdbc.queryForObject(
                                "select count(*) from " + quoted(table)
                                        + (table.endsWith(".act_hi_job_log")
                                                ? " where job_def_type_ <> 'history-cleanup'"
                                                : ""),
                                Long.class)));
        return rows;
    }

    private static String quoted(String table) {
        int dot = table.indexOf('.');
        return '"' + table.substring(0, dot) + "\".\"" + table.substring(dot + 1) + '"';
    }
}
