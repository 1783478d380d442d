package io.evenkeel.incident.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.PastIncidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredPast implements PastIncidents {
    private final IncidentRows rows;
    private final PastCourseRows courses;

    StoredPast(IncidentRows rows, PastCourseRows courses) {
        this.rows = rows;
        this.courses = courses;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Incident> touching(Set<UUID> items, Set<String> fingerprints, Instant from, Instant to) {
        return rows.touching(items, fingerprints, from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public int firings(Set<UUID> items, Instant from, Instant to) {
        return rows.firings(items, from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Course> courses(Instant from, Instant to, Optional<String> after) {
        return courses.between(from, to, after);
    }
}
