package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Better;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section.Content;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Cell;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Unit;
import io.evenkeel.reporting.Words;
import io.evenkeel.reporting.internal.Downtime.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Availability worked out from the troubles that hit services. Pure. */
final class Availability {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 5;
    private static final Unit PERCENT = new Unit(Words.same("%"), 3);

    static final Words COUNTED = new Words(
            "Minutes of the period outside the incidents of critical severity that took the service down, in percent of all"
                    + " its minutes. Such an incident counts from its opening until its last alert cleared or it was"
                    + " resolved; what overlaps counts once. Lesser incidents, and those that only weakened the service, are"
                    + " shown beside it and do not lower it. No probe measures from outside.",
            "本期分钟数中，未被“严重级别为危急且使服务中断”的事件占用的比例。此类事件从打开算起，到最后一个告警消除或被解决为止；"
                    + "重叠部分只算一次。较轻的事件和只削弱服务的事件另列，不降低可用性。未使用外部探测。");

    private Availability() {}

    /** @param path of its page in the console; empty where the inventory has it no more */
    record Service(String name, Optional<String> path) {}

    /** @param down whether it counts as an outage; else it only weakened the service */
    record Trouble(String service, boolean down, String incident, String title, Span span) {}

    static Content counted(List<Service> services, List<Trouble> troubles, Period period, Instant until) {
        List<Trouble> relevant = troubles.stream()
                .filter(trouble ->
                        !trouble.span().within(period.begin(), until).length().isZero())
                .toList();
        Map<String, Service> known = new LinkedHashMap<>();
        services.forEach(service -> known.putIfAbsent(service.name(), service));
        relevant.forEach(
                trouble -> known.computeIfAbsent(trouble.service(), name -> new Service(name, Optional.empty())));
        Map<String, List<Trouble>> byService = relevant.stream().collect(Collectors.groupingBy(Trouble::service));
        List<Account> accounts = known.values().stream()
                .map(service ->
                        new Account(service, byService.getOrDefault(service.name(), List.of()), period.begin(), until))
                .sorted(Comparator.comparing(Account::down)
                        .thenComparing(Account::weakened)
                        .reversed()
                        .thenComparing(account -> account.service().name()))
                .toList();
        return new Content(figures(accounts), List.of(table(accounts)));
    }

    /** One service in the period. */
    record Account(Service service, List<Trouble> troubles, Instant begin, Instant end) {

        Duration down() {
            return total(Trouble::down);
        }

        Duration weakened() {
            return total(trouble -> !trouble.down());
        }

        private Duration total(Predicate<Trouble> which) {
            return Downtime.total(spans(which), begin, end);
        }

        private List<Span> spans(Predicate<Trouble> which) {
            return troubles.stream().filter(which).map(Trouble::span).toList();
        }

        Rows rows(Predicate<Trouble> which) {
            Map<String, List<Trouble>> byIncident = troubles.stream()
                    .filter(which)
                    .collect(Collectors.groupingBy(Trouble::incident, LinkedHashMap::new, Collectors.toList()));
            return Rows.of(byIncident.values().stream().map(this::row).toList(), Unit.MINUTES);
        }

        private Row row(List<Trouble> ofOne) {
            Collection<Span> spans = ofOne.stream().map(Trouble::span).toList();
            Trouble first = ofOne.getFirst();
            return new Row(
                    first.incident(),
                    first.title(),
                    "/incidents/" + first.incident(),
                    Optional.of(Spread.minutes(Downtime.total(spans, begin, end))));
        }

        Optional<BigDecimal> available() {
            BigDecimal all = BigDecimal.valueOf(Duration.between(begin, end).toMillis());
            BigDecimal up = all.subtract(BigDecimal.valueOf(down().toMillis()));
            return all.signum() == 0
                    ? Optional.empty()
                    : Optional.of(up.multiply(HUNDRED).divide(all, SCALE, RoundingMode.HALF_UP));
        }
    }

    private static List<Figure> figures(List<Account> accounts) {
        List<Account> hit =
                accounts.stream().filter(account -> !account.down().isZero()).toList();
        Rows rows = Rows.of(
                hit.stream()
                        .map(account -> new Row(
                                account.service().name(),
                                account.service().name(),
                                account.service().path().orElse("/inventory"),
                                Optional.of(Spread.minutes(account.down()))))
                        .toList(),
                Unit.MINUTES);
        Duration sum = hit.stream().map(Account::down).reduce(Duration.ZERO, Duration::plus);
        return List.of(
                Figure.count(
                        "hit",
                        new Words("Services that were down", "发生中断的服务"),
                        new Words(
                                "Business services with an outage, as counted below, of " + accounts.size() + ".",
                                "按下述口径有中断的业务服务数，共 " + accounts.size() + " 个服务。"),
                        Better.LESS,
                        rows),
                new Figure(
                        "minutes",
                        new Words("Minutes down, all services", "全部服务中断时间"),
                        new Words(
                                "The minutes of the table added up; two services that were down at once count twice.",
                                "下表中断分钟数之和；两个服务同时中断按两份计。"),
                        Unit.MINUTES,
                        Better.LESS,
                        Optional.of(Spread.minutes(sum)),
                        rows));
    }

    private static Table table(List<Account> accounts) {
        return new Table(
                "availability",
                new Words("By service", "按服务"),
                COUNTED,
                List.of(
                        new Column("available", new Words("Available", "可用性"), PERCENT, Better.MORE),
                        new Column("down", new Words("Down", "中断"), Unit.MINUTES, Better.LESS),
                        new Column("weakened", new Words("Weakened or lesser", "削弱或较轻"), Unit.MINUTES, Better.LESS),
                        new Column("incidents", new Words("Incidents", "事件"), Unit.COUNT, Better.LESS)),
                accounts.stream().map(Availability::line).toList());
    }

    private static Line line(Account account) {
        Rows outages = account.rows(Trouble::down);
        Rows lesser = account.rows(trouble -> !trouble.down());
        return new Line(
                account.service().name(),
                Words.same(account.service().name()),
                List.of(
                        new Cell(account.available(), outages),
                        new Cell(Optional.of(Spread.minutes(account.down())), outages),
                        new Cell(Optional.of(Spread.minutes(account.weakened())), lesser),
                        Cell.count(account.rows(_ -> true))));
    }
}
