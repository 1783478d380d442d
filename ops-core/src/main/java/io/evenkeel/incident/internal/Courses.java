package io.evenkeel.incident.internal;

import io.evenkeel.incident.Course.Stretch;
import io.evenkeel.incident.Incidents.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the stretches of an incident from its timeline. Pure. */
final class Courses {

    /** A line of the timeline; {@code fingerprint} is empty where it is about no alert. */
    record Line(Instant at, Entry.Kind kind, String fingerprint) {}

    private final List<Stretch> done = new ArrayList<>();
    private final Set<String> firing = new HashSet<>();
    private Instant began;
    private @Nullable Instant acknowledged;
    private @Nullable Instant cleared;
    private boolean running = true;

    private Courses(Instant opened) {
        began = opened;
    }

    /** @param lines in the order in which they were written */
    static List<Stretch> stretches(Instant opened, List<Line> lines) {
        var courses = new Courses(opened);
        lines.forEach(courses::read);
        if (courses.running) {
            courses.end(null);
        }
        return List.copyOf(courses.done);
    }

    private void read(Line line) {
        switch (line.kind()) {
            // What had cleared stays so: the line that it was opened again follows.
            case ALERT_FIRING -> firing.add(line.fingerprint());
            case ALERT_RESOLVED -> {
                if (firing.remove(line.fingerprint()) && firing.isEmpty()) {
                    cleared = line.at();
                }
            }
            case ACKNOWLEDGED -> acknowledged = acknowledged == null ? line.at() : acknowledged;
            case RESOLVED, CLOSED, MERGED -> {
                if (running) {
                    end(line.at());
                }
            }
            case REOPENED -> again(line.at());
            case OPENED,
                    PAGED,
                    NOTICE_DELIVERED,
                    NOTICE_FAILED,
                    ESCALATED,
                    NOBODY_LEFT,
                    REVIEWED,
                    COMMENT,
                    TRY,
                    REPORTED,
                    RAISED,
                    ASKED_AGAIN,
                    TAKEN_BACK,
                    JOINED,
                    TOOK_OVER,
                    SEPARATED,
                    MUTED,
                    UNMUTED -> {}
        }
    }

    /** What somebody had and what fires again ends where it had cleared. */
    private void again(Instant at) {
        if (running) {
            end(at);
        }
        began = at;
        acknowledged = null;
        cleared = null;
        running = true;
    }

    private void end(@Nullable Instant at) {
        done.add(new Stretch(
                began, Optional.ofNullable(acknowledged), Optional.ofNullable(cleared), Optional.ofNullable(at)));
        running = false;
    }
}
