package io.evenkeel.agent.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a host's logs is followed.
 *
 * @param remarks sentences on what is not followed and why, for the host's page
 */
public record LogRules(List<FileRule> files, Optional<Journal> journal, List<String> remarks) {
    public LogRules {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /**
     * The journal of systemd.
     *
     * @param namespace empty for the usual one
     * @param labels fields of every line
     */
    public record Journal(Optional<String> namespace, Map<String, String> labels) {
        public Journal {
            labels = Map.copyOf(labels);
        }
    }

    public static final LogRules NOTHING = new LogRules(List.of(), Optional.empty(), List.of());

    public boolean isEmpty() {
        return files.isEmpty() && journal.isEmpty() && remarks.isEmpty();
    }
}
