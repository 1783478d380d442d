package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Linux host's agent follows that was told nothing: the journal where it can be read, else syslog's files. */
public final class UsualRules {

    private static final List<String> SYSLOG = List.of("var/log/syslog", "var/log/messages");

    private UsualRules() {}

    /** @param root the folder {@code /}, or one like it */
    public static LogRules of(Path root) {
        List<Path> journals = journals(root);
        if (journals.stream().anyMatch(Files::isReadable) && hasJournalctl(root)) {
            return new LogRules(List.of(), Optional.of(new LogRules.Journal(Optional.empty(), Map.of())), List.of());
        }
        List<String> remarks = new ArrayList<>();
        String user = System.getProperty("user.name", "?");
        if (!journals.isEmpty()) {
            remarks.add("journal: The user " + user
                    + " may not read it; put the user into the group systemd-journal and" + " start the agent again.");
        }
        if (SYSLOG.stream().noneMatch(path -> Files.exists(root.resolve(path)))) {
            remarks.add("There is no journal that can be read, and neither /var/log/syslog nor /var/log/messages.");
        }
        List<String> paths =
                SYSLOG.stream().map(path -> root.resolve(path).toString()).toList();
        return new LogRules(
                List.of(new FileRule(paths, RulesFile.NEVER, Optional.empty(), false, Map.of())),
                Optional.empty(),
                remarks);
    }

    private static boolean hasJournalctl(Path root) {
        return Files.isExecutable(root.resolve("usr/bin/journalctl"))
                || Files.isExecutable(root.resolve("bin/journalctl"));
    }

    private static List<Path> journals(Path root) {
        List<Path> journals = new ArrayList<>();
        for (String folder : List.of("var/log/journal", "run/log/journal")) {
            try (var machines = Files.newDirectoryStream(root.resolve(folder))) {
                for (Path machine : machines) {
                    // Journals of namespaces are named after them, behind a dot.
                    if (machine.getFileName().toString().indexOf('.') < 0) {
                        add(machine, journals);
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                // None is there.
            }
        }
        return journals;
    }

    private static void add(Path machine, List<Path> journals) {
        Path journal = machine.resolve("system.journal");
        // A folder that may not be entered hides what it holds, and there would be no folder without a journal.
        if (Files.exists(journal) || !Files.isReadable(machine)) {
            journals.add(journal);
        }
    }
}
