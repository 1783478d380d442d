package io.evenkeel.reporting.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Course.Stretch;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The incidents of a period, all of them. */
@Component
class PastCourses {
    private static final int MOST_PAGES = 400;

    private final PastIncidents incidents;

    PastCourses(PastIncidents incidents) {
        this.incidents = incidents;
    }

    List<Course> of(Period period) {
        var courses = new ArrayList<Course>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Course> next = incidents.courses(period.begin(), period.end(), after);
            if (next.isEmpty()) {
                return courses;
            }
            courses.addAll(next);
            after = Optional.of(next.getLast().key());
        }
        throw new IllegalStateException("more than " + courses.size() + " incidents in " + period);
    }

    /** One stretch of one incident. */
    record Fought(Course course, Stretch stretch) {

        boolean first() {
            return course.stretches().getFirst().equals(stretch);
        }

        Optional<Duration> untilAcknowledged() {
            return stretch.acknowledged().map(at -> Duration.between(stretch.began(), at));
        }

        Optional<Duration> untilEnded() {
            return stretch.ended().map(at -> Duration.between(stretch.began(), at));
        }

        boolean runsAt(Instant moment) {
            return stretch.began().isBefore(moment)
                    && stretch.ended().map(end -> !end.isBefore(moment)).orElse(true);
        }

        Row row(Optional<Duration> took) {
            Optional<BigDecimal> minutes = took.map(Spread::minutes);
            return new Row(course.key(), course.title(), "/incidents/" + course.key(), minutes);
        }
    }

    static List<Fought> stretches(List<Course> courses, Predicate<Fought> which) {
        return courses.stream()
                .flatMap(course -> course.stretches().stream().map(stretch -> new Fought(course, stretch)))
                .filter(which)
                .toList();
    }
}
