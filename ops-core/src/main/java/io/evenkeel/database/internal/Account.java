package io.evenkeel.database.internal;

import io.evenkeel.database.DatabaseUnusable;
import io.evenkeel.database.internal.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse root, so root must step down; each way was tried before it is chosen.
 *
 * @param prefix what stands before a program's command line
 * @param uid who owns the cluster's files
 * @param gid the group of the cluster's files
 * @param stepsDown whether the caller is root and the files may have to change hands
 */
public record Account(List<String> prefix, int uid, int gid, boolean stepsDown) {

    private static final String OWN_USER = "evenkeel-db";
    private static final List<String> OTHER_USERS = List.of("postgres", "nobody", "daemon");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private record User(String name, int uid, int gid) {}

    /**
     * @param data the data folder, which the account has to pass through
     * @throws DatabaseUnusable if the caller is root and no way to step down works
     */
    public static Account choose(Binaries binaries, Path data, Consumer<String> notices) throws IOException {
        int self = ownUid();
        if (self != 0) {
            return new Account(List.of(), self, self, false);
        }
        User user = user(notices);
        Account other = anotherUser(user);
        Outcome asOther = other.tryOut(binaries, data, "x");
        if (asOther.succeeded()) {
            return other;
        }
        Account mapped = mapped(user);
        Outcome asMapped = mapped.tryOut(binaries, data, "w");
        if (asMapped.succeeded()) {
            return mapped;
        }
        throw new DatabaseUnusable("PostgreSQL does not run as root, and neither the user " + user.name() + " can use "
                + data + " (" + asOther.reason() + ") nor does a user namespace work here (" + asMapped.reason()
                + "): start as a plain user, or choose a folder that every user may pass through with EVENKEEL_DATA,"
                + " or give your own PostgreSQL with --db.");
    }

    /** The kernel gives a process's folder to the user as which it acts; {@code /proc/self} is a link to it. */
    static int ownUid() throws IOException {
        return Folders.ownerOf(Path.of("/proc/self").toRealPath());
    }

    List<String> command(Path program, List<String> arguments) {
        return Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Makes the files this account's, where they are another's, as after a move of the data folder. */
    void takeOver(Path folder) throws IOException {
        if (stepsDown && Files.exists(folder) && Folders.ownerOf(folder) != uid) {
            Folders.give(folder, uid, gid);
        }
    }

    private Outcome tryOut(Binaries binaries, Path data, String access) {
        Outcome program = Command.run(LIMIT, command(binaries.program("postgres"), List.of("--version")));
        if (!program.succeeded()) {
            return program;
        }
        Outcome folder = Command.run(LIMIT, command(Path.of("/usr/bin/test"), List.of("-" + access, data.toString())));
        return folder.succeeded() ? folder : new Outcome(1, data + " is closed to it");
    }

    private static Account anotherUser(User user) {
        return new Account(
                List.of(
                        "setpriv",
                        "--reuid=" + user.uid(),
                        "--regid=" + user.gid(),
                        "--clear-groups",
                        "--no-new-privs"),
                user.uid(),
                user.gid(),
                true);
    }

    /** Root under another number: the files stay root's, so a folder in root's home can be reached. */
    private static Account mapped(User user) {
        return new Account(
                List.of("unshare", "--user", "--map-user=" + user.uid(), "--map-group=" + user.gid()), 0, 0, true);
    }

    private static User user(Consumer<String> notices) {
        Optional<User> own = find(OWN_USER);
        if (own.isPresent()) {
            return own.get();
        }
        Outcome made = Command.run(
                LIMIT,
                List.of(
                        "useradd",
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--home-dir",
                        "/nonexistent",
                        "--shell",
                        "/usr/sbin/nologin",
                        OWN_USER));
        // Two that start at once both try to make it; what counts is that it is there.
        Optional<User> mine = find(OWN_USER);
        if (mine.isPresent()) {
            notices.accept("Made the system user " + OWN_USER + ", as which PostgreSQL runs.");
            return mine.get();
        }
        for (String name : OTHER_USERS) {
            Optional<User> other = find(name);
            if (other.isPresent()) {
                notices.accept("PostgreSQL runs as the user " + name + ", since the user " + OWN_USER
                        + " could not be made (" + made.reason() + ").");
                return other.get();
            }
        }
        throw new DatabaseUnusable("PostgreSQL does not run as root, and the user " + OWN_USER + " could not be made ("
                + made.reason() + "): make it with useradd --system " + OWN_USER + ".");
    }

    private static Optional<User> find(String name) {
        var numbers = new ArrayList<Integer>();
        for (String option : List.of("-u", "-g")) {
            Outcome id = Command.run(LIMIT, List.of("id", option, name));
            if (!id.succeeded()) {
                return Optional.empty();
            }
            numbers.add(Integer.valueOf(id.output().strip()));
        }
        return Optional.of(new User(name, numbers.get(0), numbers.get(1)));
    }
}
