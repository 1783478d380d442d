package io.evenkeel.reporting.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.incident.Course.Stretch;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Words;
import io.evenkeel.reporting.internal.Availability.Service;
import io.evenkeel.reporting.internal.Availability.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of the period each business service was there. */
@Component
class AvailabilitySection implements Section {
    private static final int AT_ONCE = 500;
    private static final int MOST_PAGES = 20;
    private static final String CRITICAL = "critical";
    private static final String DOWN = "down";

    private final PastCourses past;
    private final Inventory inventory;
    private final InstantSource clock;

    AvailabilitySection(PastCourses past, Inventory inventory, InstantSource clock) {
        this.past = past;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "services";
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public Words title() {
        return new Words("Availability of services", "服务可用性");
    }

    @Override
    public Content about(Period period) {
        Instant now = clock.instant();
        Instant until = period.isOver(now) ? period.end() : now;
        return Availability.counted(services(), troubles(past.of(period), until), period, until);
    }

    private List<Service> services() {
        var services = new ArrayList<Service>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Inventory.Page found = inventory.items(
                    new Inventory.Search(Optional.of(Kind.BUSINESS_SERVICE), Optional.empty(), cursor, AT_ONCE));
            found.items().stream().map(AvailabilitySection::service).forEach(services::add);
            cursor = found.next();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return services;
    }

    private static Service service(Item item) {
        return new Service(item.name(), Optional.of("/inventory/" + item.id()));
    }

    /** @param until where what still runs is cut off */
    static List<Trouble> troubles(List<Course> courses, Instant until) {
        return courses.stream()
                .flatMap(course -> course.services().stream()
                        .flatMap(hit ->
                                course.stretches().stream().map(stretch -> trouble(course, hit, stretch, until))))
                .toList();
    }

    private static Trouble trouble(Course course, HitService hit, Stretch stretch, Instant until) {
        return new Trouble(
                hit.name(),
                hit.effect().equals(DOWN) && course.severity().equals(CRITICAL),
                course.key(),
                course.title(),
                new Downtime.Span(stretch.began(), stretch.over().orElse(until)));
    }
}
