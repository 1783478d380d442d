package io.evenkeel.reporting.internal;

import io.evenkeel.incident.Course;
import io.evenkeel.oncall.PastPages;
import io.evenkeel.oncall.PastPages.PagedIncident;
import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How often people were called, and whether somebody answered. */
@Component
class PageSection implements Section {
    private static final int MOST_PAGES = 400;

    private final PastPages pages;
    private final PastCourses past;

    PageSection(PastPages pages, PastCourses past) {
        this.pages = pages;
        this.past = past;
    }

    @Override
    public String id() {
        return "pages";
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public Words title() {
        return new Words("Pages", "呼叫");
    }

    @Override
    public Content about(Period period) {
        return counted(paged(period), past.of(period), period);
    }

    private List<PagedIncident> paged(Period period) {
        var all = new ArrayList<PagedIncident>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<PagedIncident> next = pages.between(period.begin(), period.end(), after);
            if (next.isEmpty()) {
                return all;
            }
            all.addAll(next);
            after = Optional.of(next.getLast().incident());
        }
        throw new IllegalStateException("more than " + all.size() + " paged incidents in " + period);
    }

    static Content counted(List<PagedIncident> paged, List<Course> courses, Period period) {
        Map<String, Course> byKey = courses.stream().collect(Collectors.toMap(Course::key, Function.identity()));
        List<PagedIncident> answered =
                paged.stream().filter(one -> isAnswered(one, byKey, period)).toList();
        return Content.of(
                sum(
                        "pages",
                        new Words("Pages", "呼叫次数"),
                        new Words(
                                "Steps of on-call policies that called at least one person in the period.",
                                "本期内值班策略实际呼叫到人的步骤数。"),
                        paged,
                        byKey,
                        PagedIncident::pages),
                sum(
                        "notices",
                        new Words("Messages of pages", "呼叫消息"),
                        new Words("What went out with them: one for each person and way.", "上述呼叫发出的消息，每人每种方式各计一条。"),
                        paged,
                        byKey,
                        PagedIncident::notices),
                sum(
                        "unreached",
                        new Words("Pages that reached nobody", "无人收到的呼叫"),
                        new Words(
                                "Pages of which no way accepted any message for anybody, until the report was made.",
                                "截至生成报告，所有方式均未被接收的呼叫。"),
                        paged.stream()
                                .filter(one -> one.reached() < one.pages())
                                .toList(),
                        byKey,
                        one -> one.pages() - one.reached()),
                Figure.count(
                        "incidents",
                        new Words("Incidents that paged", "触发呼叫的事件"),
                        new Words("Incidents for which somebody was paged in the period.", "本期内呼叫过人员的事件。"),
                        Better.LESS,
                        rows(paged, byKey, PagedIncident::pages)),
                new Figure(
                        "answered",
                        new Words("Of these acknowledged", "其中已确认"),
                        new Words(
                                "Those that somebody acknowledged after the first of these pages and before the period's end,"
                                        + " of all incidents that paged.",
                                "首次呼叫之后、本期结束之前有人确认的事件，占触发呼叫事件的比例。"),
                        Unit.PERCENT,
                        Better.MORE,
                        RepeatSection.share(answered.size(), paged.size()),
                        rows(answered, byKey, PagedIncident::pages)));
    }

    private static boolean isAnswered(PagedIncident paged, Map<String, Course> byKey, Period period) {
        return Optional.ofNullable(byKey.get(paged.incident())).stream()
                .flatMap(course -> course.stretches().stream())
                .flatMap(stretch -> stretch.acknowledged().stream())
                .anyMatch(at -> !at.isBefore(paged.first()) && at.isBefore(period.end()));
    }

    private static Figure sum(
            String id,
            Words name,
            Words counted,
            List<PagedIncident> paged,
            Map<String, Course> byKey,
            ToIntFunction<PagedIncident> count) {
        return new Figure(
                id,
                name,
                counted,
                Unit.COUNT,
                Better.LESS,
                Optional.of(BigDecimal.valueOf(paged.stream().mapToInt(count).sum())),
                rows(paged, byKey, count));
    }

    private static Rows rows(List<PagedIncident> paged, Map<String, Course> byKey, ToIntFunction<PagedIncident> count) {
        return Rows.of(paged.stream()
                .map(one -> new Row(
                        one.incident(),
                        Optional.ofNullable(byKey.get(one.incident()))
                                .map(Course::title)
                                .orElse(one.incident()),
                        "/incidents/" + one.incident(),
                        Optional.of(BigDecimal.valueOf(count.applyAsInt(one)))))
                .toList());
    }
}
