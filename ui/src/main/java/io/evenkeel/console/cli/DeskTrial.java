package io.evenkeel.console.cli;

import io.evenkeel.audit.Audit;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The invented people of {@code ./evenkeel try desk}, made and taken away in the database by whoever holds the data folder:
 * the local operator's token may do neither.
 *
 * @param mark at the end of their names, by which what they left is found again
 */
record DeskTrial(String mark, String password) {
    private static final Pattern NAME = Pattern.compile("try-(requester|engineer|manager)-[0-9a-f]{8}");

    /**
     * Whose {@code trial.sql} takes something away, in this order. Each names its own tables only, and finds the trial's
     * people in {@code trial_person}; the first three tell those below what it was about in {@code trial_matter}.
     */
    private static final List<String> ROOMS =
            List.of("change", "desk", "resource", "workflow", "alerting", "notify", "inventory", "identity");

    /** Whom the walk needs, and as what. */
    enum Who {
        REQUESTER(Role.REQUESTER),
        ENGINEER(Role.ON_CALL_ENGINEER),
        MANAGER(Role.CHANGE_MANAGER);

        private final Role role;

        Who(Role role) {
            this.role = role;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param mail of the requester, who is then written to as anybody is */
    static DeskTrial begin(DataFolder data, DataSource database, Optional<String> mail) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String all = HexFormat.of().formatHex(random);
        var trial = new DeskTrial(all.substring(0, 8), all.substring(8));
        try (var rooms = new RoomsAtHand(data, database)) {
            for (Who who : Who.values()) {
                rooms.get(People.class)
                        .create(
                                PasswdCommand.localOperator(),
                                trial.name(who),
                                "Trial of the desk: " + who.word(),
                                who == Who.REQUESTER ? mail : Optional.empty(),
                                who.role);
                rooms.get(Accounts.class).setPassword(PasswdCommand.localOperator(), trial.name(who), trial.password());
            }
        }
        return trial;
    }

    String name(Who who) {
        return "try-" + who.word() + "-" + mark;
    }

    /** Of the item that is changed, and of the entry of the catalogue. */
    String item() {
        return "try-desk-" + mark;
    }

    /**
     * Removes what any trial left, and says so in the trail; an unfinished one too.
     *
     * @return whether there was anything
     */
    static boolean remove(DataFolder data, DataSource database) throws IOException {
        try (var rooms = new RoomsAtHand(data, database)) {
            List<UUID> people = of(rooms.get(People.class));
            if (people.isEmpty()) {
                return false;
            }
            List<String> scripts = scripts();
            var jdbc = new JdbcTemplate(database);
            new TransactionTemplate(rooms.get(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                jdbc.execute("create temporary table trial_person (id uuid) on commit drop");
                jdbc.execute("create temporary table trial_matter (key text) on commit drop");
                jdbc.execute("create temporary table trial_item (id uuid, made boolean) on commit drop");
                people.forEach(person -> jdbc.update("insert into trial_person (id) values (?)", person));
                scripts.forEach(jdbc::execute);
                rooms.get(Audit.class)
                        .record(PasswdCommand.localOperator(), "identity.remove-trial", "try desk", Map.of());
            });
        } catch (DataAccessException e) {
            throw new IOException("The trial could not be removed: " + e.getMessage() + ". Run it again.", e);
        }
        return true;
    }

    /** The people of trials that were not removed. */
    static List<UUID> of(People people) {
        return people.list().stream()
                .filter(person -> NAME.matcher(person.name()).matches())
                .map(Person::id)
                .toList();
    }

    /** Each room's own. */
    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String room : ROOMS) {
            try (InputStream in = DeskTrial.class.getResourceAsStream("/io/evenkeel/" + room + "/trial.sql")) {
                if (in == null) {
                    throw new IOException("trial.sql of " + room + " is missing in this build");
                }
                scripts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return scripts;
    }

    /** Without the password: a record's text ends up in logs. */
    @Override
    public String toString() {
        return "DeskTrial[" + mark + "]";
    }
}
