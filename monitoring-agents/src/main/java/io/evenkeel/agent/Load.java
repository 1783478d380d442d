package io.evenkeel.agent;

import java.util.List;

/** {@code /proc/loadavg}: how many wanted to run, on average over 1, 5 and 15 minutes. */
final class Load {

    private static final List<String> NAMES = List.of("node_load1", "node_load5", "node_load15");

    private Load() {}

    static Findings parse(String loadavg) {
        String[] words = Columns.of(loadavg);
        var found = new Findings.Gathering();
        for (int i = 0; i < NAMES.size(); i++) {
            if (i >= words.length || !words[i].matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                found.broken("loadavg", loadavg.strip());
                break;
            }
            found.add(NAMES.get(i), Double.parseDouble(words[i]));
        }
        return found.done("loadavg is empty");
    }
}
