package io.evenkeel.agent;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /proc/pressure}: for how long tasks waited because processor, memory or disk was short (kernel:
 * Documentation/accounting/psi.rst). <i>waiting</i> is "some", at least one task; <i>stalled</i> is "full", all of them.
 */
final class Pressure {

    /** @param stalls whether all tasks at once can want for it; for processors the kernel shows a 0 that means nothing */
    private record Resource(String file, boolean waits, boolean stalls) {}

    private static final List<Resource> RESOURCES = List.of(
            new Resource("cpu", true, false),
            new Resource("io", true, true),
            new Resource("memory", true, true),
            new Resource("irq", false, true));

    private static final Pattern TOTAL = Pattern.compile("^(some|full) .*\\btotal=(\\d{1,18})$", Pattern.MULTILINE);
    private static final double MICROS_PER_SECOND = 1e6;

    private Pressure() {}

    /** Nothing where the kernel does not account for it: before 4.20, or with psi=0. irq came with 6.1. */
    static Findings look(ProcFolder proc) {
        var found = new Findings.Gathering();
        for (Resource resource : RESOURCES) {
            try {
                add(found, resource, proc.text("pressure/" + resource.file()));
            } catch (IOException e) {
                // With psi=0 the files are there and reading them is refused (EOPNOTSUPP).
                boolean isUnknown = e instanceof NoSuchFileException
                        || String.valueOf(e.getMessage()).contains("not supported");
                if (!isUnknown) {
                    found.broken("pressure/" + resource.file() + " can't be read: " + e);
                }
            }
        }
        return found.done();
    }

    private static void add(Findings.Gathering found, Resource resource, String text) {
        Matcher line = TOTAL.matcher(text);
        boolean isAny = false;
        while (line.find()) {
            boolean isSome = line.group(1).equals("some");
            if (isSome ? resource.waits() : resource.stalls()) {
                isAny = true;
                found.add(
                        "node_pressure_" + resource.file() + (isSome ? "_waiting" : "_stalled") + "_seconds_total",
                        Long.parseLong(line.group(2)) / MICROS_PER_SECOND);
            }
        }
        if (!isAny) {
            found.broken("pressure/" + resource.file(), text.strip());
        }
    }
}
