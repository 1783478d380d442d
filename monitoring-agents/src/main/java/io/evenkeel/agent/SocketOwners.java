package io.evenkeel.agent;

import io.evenkeel.protocol.SeenConnections;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which program has which socket, by the open files in {@code /proc/PID/fd}. Of processes of other users they can't be read
 * without root: their programs stay unknown. What was found is remembered while the socket is there. Used by one thread.
 */
final class SocketOwners {

    private static final String SOCKET = "socket:[";

    private final ProcFolder proc;
    private final int mostFiles;
    private Map<Long, String> known = Map.of();

    /** @param mostFiles open files that are looked at in one look */
    SocketOwners(ProcFolder proc, int mostFiles) {
        this.proc = proc;
        this.mostFiles = mostFiles;
    }

    Map<Long, String> programs(Set<Long> inodes) {
        var found = new HashMap<>(known);
        found.keySet().retainAll(inodes);
        var wanted = new HashSet<>(inodes);
        wanted.removeAll(found.keySet());
        if (!wanted.isEmpty()) {
            new Search(wanted, found).run();
        }
        known = found;
        return Map.copyOf(found);
    }

    private final class Search {

        private final Set<Long> wanted;
        private final Map<Long, String> found;
        private int files;

        private Search(Set<Long> wanted, Map<Long, String> found) {
            this.wanted = wanted;
            this.found = found;
        }

        private void run() {
            String self = self();
            try (var processes = Files.newDirectoryStream(proc.path(), "[0-9]*")) {
                for (Path process : processes) {
                    if (isOver()) {
                        return;
                    }
                    look(process, process.getFileName().toString().equals(self));
                }
            } catch (IOException | DirectoryIteratorException e) {
                // Programs stay unknown, which is told.
            }
        }

        private boolean isOver() {
            return wanted.isEmpty() || files >= mostFiles;
        }

        private void look(Path process, boolean isAgent) {
            Optional<String> name = Optional.empty();
            try (var open = Files.newDirectoryStream(process.resolve("fd"))) {
                for (Path file : open) {
                    if (isOver()) {
                        return;
                    }
                    files++;
                    Optional<Long> inode = inode(file).filter(wanted::contains);
                    if (inode.isPresent()) {
                        name = name.or(() -> isAgent ? Optional.of(SeenConnections.AGENT) : name(process));
                        wanted.remove(inode.get());
                        name.ifPresent(known -> found.put(inode.get(), known));
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // Another user's, or it ended just now.
            }
        }
    }

    private static Optional<Long> inode(Path file) throws IOException {
        String target = Files.readSymbolicLink(file).toString();
        return target.startsWith(SOCKET) && target.endsWith("]")
                ? Optional.of(Long.parseLong(target, SOCKET.length(), target.length() - 1, 10))
                : Optional.empty();
    }

    private Optional<String> name(Path process) {
        try {
            return ProcessStat.parse(proc.start(process.getFileName() + "/stat"))
                    .map(ProcessStat::name)
                    .map(SocketOwners::readable)
                    .filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A program may give itself any name. */
    private static String readable(String name) {
        return name.replaceAll("\\p{Cntrl}", "").strip();
    }

    private String self() {
        try {
            return Files.readSymbolicLink(proc.path().resolve("self")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
