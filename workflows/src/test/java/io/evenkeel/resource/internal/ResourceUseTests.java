package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.ANY;
import static io.evenkeel.resource.internal.ResourceRoom.WHY;
import static io.evenkeel.resource.internal.ResourceRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section.Content;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.resource.Resource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the report says of resources. */
class ResourceUseTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Content month(String day) {
        return room.context
                .getBean(ResourceUse.class)
                .about(Period.containing(Period.Kind.MONTH, LocalDate.parse(day), ZONE));
    }

    private static String counted(Content content) {
        return content.figures().stream()
                .map(figure -> figure.id() + "="
                        + figure.value().map(BigDecimal::toPlainString).orElse("-"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> line(Content content) {
        return content.tables().getFirst().lines().getFirst().cells().stream()
                .map(Cell::value)
                .map(value -> value.map(BigDecimal::toPlainString).orElse("-"))
                .toList();
    }

    @Test
    void aMonthSaysWhatWasAppliedForAndWhatIsInUseAndTheNextOneWhatWasTakenBack() {
        Resource used = room.inUse();
        room.put(ResourceRoom.priced(room.kind("vm"), "60000"));
        Resource refused = room.apply(1, 30);
        room.runJobs();
        assertThat(counted(month("2026-11-20")))
                .isEqualTo("applied=2 refused=1 not-provided=0 reclaimed=0 found-idle=0");
        assertThat(line(month("2026-11-20"))).containsExactly("3", "2", "0", "2", "40.0");

        room.put(room.kind("vm"));
        room.passes(Duration.ofDays(14));
        room.resources.changeSize(as(room.lin), used.key(), 4, WHY, ANY);
        room.runJobs();
        room.provide(used.key(), "");
        room.resources.release(as(room.lin), used.key(), WHY, ANY);
        room.passes(Duration.ofDays(7));
        room.takeBack(used.key());

        assertThat(line(month("2026-11-20")))
                .as("what was in use at the end of November, whatever came later")
                .startsWith("3", "2", "0", "2");
        Content december = month("2026-12-20");
        assertThat(counted(december)).isEqualTo("applied=0 refused=0 not-provided=0 reclaimed=1 found-idle=0");
        assertThat(line(december)).containsExactly("0", "0", "4", "0", "-");
        Figure back = december.figures().get(3);
        assertThat(back.rows().first()).containsExactly(new Row(used.key(), "Testing", "/resources/" + used.key()));
        assertThat(month("2026-11-20").figures().get(1).rows().first())
                .extracting(Row::key)
                .containsExactly(refused.key());
    }
}
