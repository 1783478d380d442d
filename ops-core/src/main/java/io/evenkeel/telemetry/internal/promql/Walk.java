package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.internal.LabelTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Looks through a tree. Public for the door beside {@code internal} only. */
public final class Walk {

    private Walk() {}

    /** The matchers of each selector, from left to right. */
    public static List<List<Matcher>> selectors(Expr root) {
        var found = new ArrayList<List<Matcher>>();
        eachSelector(root, selector -> found.add(selector.matchers()));
        return found;
    }

    public static Optional<List<Matcher>> plainSelector(Expr root) {
        return root instanceof Expr.Selector selector && selector.rangeMillis() == 0 && selector.offsetMillis() == 0
                ? Optional.of(selector.matchers())
                : Optional.empty();
    }

    /** Whether all selectors look at single times, which are multiples of that many ms if those of the query are. */
    public static boolean looksAtMultiplesOf(Expr expr, long millis) {
        return switch (expr) {
            case Expr.Constant _, Expr.Text _ -> true;
            case Expr.Selector selector -> selector.rangeMillis() == 0 && selector.offsetMillis() % millis == 0;
            case Expr.Subquery _ -> false;
            case Expr.Bracketed bracketed -> looksAtMultiplesOf(bracketed.inner(), millis);
            case Expr.Signed signed -> looksAtMultiplesOf(signed.inner(), millis);
            case Expr.Call call -> call.arguments().stream().allMatch(argument -> looksAtMultiplesOf(argument, millis));
            case Expr.Aggregate aggregate ->
                looksAtMultiplesOf(aggregate.of(), millis)
                        && aggregate.parameter().stream().allMatch(p -> looksAtMultiplesOf(p, millis));
            case Expr.Binary binary ->
                looksAtMultiplesOf(binary.left(), millis) && looksAtMultiplesOf(binary.right(), millis);
        };
    }

    static void eachSelector(Expr expr, Consumer<Expr.Selector> visitor) {
        switch (expr) {
            case Expr.Constant _, Expr.Text _ -> {}
            case Expr.Selector selector -> visitor.accept(selector);
            case Expr.Subquery subquery -> eachSelector(subquery.of(), visitor);
            case Expr.Bracketed bracketed -> eachSelector(bracketed.inner(), visitor);
            case Expr.Signed signed -> eachSelector(signed.inner(), visitor);
            case Expr.Call call -> call.arguments().forEach(argument -> eachSelector(argument, visitor));
            case Expr.Aggregate aggregate -> {
                aggregate.parameter().ifPresent(parameter -> eachSelector(parameter, visitor));
                eachSelector(aggregate.of(), visitor);
            }
            case Expr.Binary binary -> {
                eachSelector(binary.left(), visitor);
                eachSelector(binary.right(), visitor);
            }
        }
    }

    /** With one more matcher in each selector. */
    public static Expr narrowed(Expr expr, Matcher matcher) {
        return switch (expr) {
            case Expr.Constant _, Expr.Text _ -> expr;
            case Expr.Selector s -> {
                var tests = new ArrayList<>(s.tests());
                tests.add(LabelTest.of(matcher));
                yield new Expr.Selector(s.at(), s.name(), List.copyOf(tests), s.rangeMillis(), s.offsetMillis());
            }
            case Expr.Subquery s ->
                new Expr.Subquery(s.at(), narrowed(s.of(), matcher), s.rangeMillis(), s.stepMillis(), s.offsetMillis());
            case Expr.Bracketed b -> new Expr.Bracketed(b.at(), narrowed(b.inner(), matcher));
            case Expr.Signed s -> new Expr.Signed(s.at(), s.minus(), narrowed(s.inner(), matcher));
            case Expr.Call c ->
                new Expr.Call(
                        c.at(),
                        c.function(),
                        c.arguments().stream().map(a -> narrowed(a, matcher)).toList());
            case Expr.Aggregate a ->
                new Expr.Aggregate(
                        a.at(),
                        a.how(),
                        a.without(),
                        a.labels(),
                        a.parameter().map(p -> narrowed(p, matcher)),
                        narrowed(a.of(), matcher));
            case Expr.Binary b ->
                new Expr.Binary(
                        b.at(),
                        b.operator(),
                        b.bool(),
                        b.matching(),
                        narrowed(b.left(), matcher),
                        narrowed(b.right(), matcher));
        };
    }

    /** What is compared with the threshold. */
    public static Optional<Expr> compared(Expr expr) {
        return switch (expr) {
            case Expr.Bracketed bracketed -> compared(bracketed.inner());
            case Expr.Binary binary
            when binary.operator() == Operator.AND || binary.operator() == Operator.UNLESS -> compared(binary.left());
            case Expr.Binary binary
            when binary.operator().isComparison() && !binary.bool() ->
                constant(binary.right()).isPresent()
                        ? Optional.of(binary.left())
                        : constant(binary.left()).isPresent() ? Optional.of(binary.right()) : Optional.empty();
            case Expr.Binary _, Expr.Constant _, Expr.Text _, Expr.Selector _, Expr.Signed _ -> Optional.empty();
            case Expr.Call _, Expr.Aggregate _, Expr.Subquery _ -> Optional.empty();
        };
    }

    /** Looks through brackets, and through {@code and} and {@code unless} to the left, since values come from there. */
    public static Optional<PromQl.Threshold> threshold(Expr expr) {
        return switch (expr) {
            case Expr.Bracketed bracketed -> threshold(bracketed.inner());
            case Expr.Binary binary
            when binary.operator() == Operator.AND || binary.operator() == Operator.UNLESS -> threshold(binary.left());
            case Expr.Binary binary when binary.operator().isComparison() && !binary.bool() -> bound(binary);
            case Expr.Binary _, Expr.Constant _, Expr.Text _, Expr.Selector _, Expr.Signed _ -> Optional.empty();
            case Expr.Call _, Expr.Aggregate _, Expr.Subquery _ -> Optional.empty();
        };
    }

    private static Optional<PromQl.Threshold> bound(Expr.Binary binary) {
        OptionalDouble right = constant(binary.right());
        if (right.isPresent()) {
            return Optional.of(new PromQl.Threshold(binary.operator().sign(), right.getAsDouble()));
        }
        OptionalDouble left = constant(binary.left());
        return left.isPresent()
                ? Optional.of(new PromQl.Threshold(binary.operator().mirrored().sign(), left.getAsDouble()))
                : Optional.empty();
    }

    /** The value of an expression of numbers only, such as {@code 5 * 60}. */
    static OptionalDouble constant(Expr expr) {
        return switch (expr) {
            case Expr.Constant number -> OptionalDouble.of(number.value());
            case Expr.Bracketed bracketed -> constant(bracketed.inner());
            case Expr.Signed signed -> {
                OptionalDouble inner = constant(signed.inner());
                yield inner.isPresent() && signed.minus() ? OptionalDouble.of(-inner.getAsDouble()) : inner;
            }
            case Expr.Binary binary
            when !binary.operator().isComparison() && !binary.operator().isSet() -> {
                OptionalDouble left = constant(binary.left());
                OptionalDouble right = constant(binary.right());
                yield left.isPresent() && right.isPresent()
                        ? OptionalDouble.of(binary.operator().calculate(left.getAsDouble(), right.getAsDouble()))
                        : OptionalDouble.empty();
            }
            case Expr.Binary _, Expr.Text _, Expr.Selector _, Expr.Subquery _ -> OptionalDouble.empty();
            case Expr.Call _, Expr.Aggregate _ -> OptionalDouble.empty();
        };
    }
}
