package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.internal.LabelTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A checked expression. Public for the door beside {@code internal} only. {@code toString} writes it so that it parses to
 * the same tree: every pair of brackets of the text is a node of its own.
 */
public sealed interface Expr {

    /** Index of the character that an error about this part points at. */
    int at();

    /** Without the brackets around it. */
    default Expr unwrapped() {
        return this instanceof Bracketed bracketed ? bracketed.inner().unwrapped() : this;
    }

    /** A number. */
    record Constant(int at, double value) implements Expr {
        @Override
        public String toString() {
            return Words.number(value);
        }
    }

    /** A string. */
    record Text(int at, String value) implements Expr {
        @Override
        public String toString() {
            return Words.text(value);
        }
    }

    /** @param rangeMillis 0 for an instant vector */
    record Selector(int at, String name, List<LabelTest> tests, long rangeMillis, long offsetMillis) implements Expr {

        List<Matcher> matchers() {
            return tests.stream().map(LabelTest::matcher).toList();
        }

        @Override
        public String toString() {
            var out = new StringBuilder(name);
            var matchers = new ArrayList<>(matchers());
            if (!name.isEmpty()) {
                matchers.remove(new Matcher(Labels.NAME, Matcher.Kind.EQUAL, name));
            }
            if (!matchers.isEmpty()) {
                out.append(matchers.stream().map(Words::matcher).collect(Collectors.joining(", ", "{", "}")));
            }
            if (rangeMillis > 0) {
                out.append('[').append(Durations.format(rangeMillis)).append(']');
            }
            if (offsetMillis != 0) {
                out.append(" offset ").append(Durations.format(offsetMillis));
            }
            return out.toString();
        }
    }

    /**
     * An instant vector looked at again and again over a span of time.
     *
     * @param stepMillis 0 for the usual one
     */
    record Subquery(int at, Expr of, long rangeMillis, long stepMillis, long offsetMillis) implements Expr {
        @Override
        public String toString() {
            String offset = offsetMillis == 0 ? "" : " offset " + Durations.format(offsetMillis);
            String step = stepMillis == 0 ? "" : Durations.format(stepMillis);
            return of + "[" + Durations.format(rangeMillis) + ":" + step + "]" + offset;
        }
    }

    /** In brackets. */
    record Bracketed(int at, Expr inner) implements Expr {
        @Override
        public String toString() {
            return "(" + inner + ")";
        }
    }

    /** A sign before an operand; plus changes nothing. */
    record Signed(int at, boolean minus, Expr inner) implements Expr {
        @Override
        public String toString() {
            return (minus ? "-" : "+") + inner;
        }
    }

    /** A function with its arguments. */
    record Call(int at, Function function, List<Expr> arguments) implements Expr {
        @Override
        public String toString() {
            return function.functionName()
                    + arguments.stream().map(Expr::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** @param parameter of {@code topk}, {@code bottomk}, {@code quantile}; the label of {@code count_values} */
    record Aggregate(int at, Aggregation how, boolean without, List<String> labels, Optional<Expr> parameter, Expr of)
            implements Expr {
        @Override
        public String toString() {
            String grouping = without || !labels.isEmpty()
                    ? " " + (without ? "without" : "by") + " " + Words.names(labels) + " "
                    : "";
            return how.word() + grouping + "(" + parameter.map(p -> p + ", ").orElse("") + of + ")";
        }
    }

    /** @param bool whether a comparison gives 0 or 1 instead of keeping what holds */
    record Binary(int at, Operator operator, boolean bool, Matching matching, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return left + " " + operator.sign() + (bool ? " bool" : "") + matching + " " + right;
        }
    }

    /** Follows from the parts. */
    static Type typeOf(Expr expr) {
        return switch (expr) {
            case Constant _ -> Type.SCALAR;
            case Text _ -> Type.TEXT;
            case Selector selector -> selector.rangeMillis() > 0 ? Type.RANGE : Type.VECTOR;
            case Subquery _ -> Type.RANGE;
            case Bracketed bracketed -> typeOf(bracketed.inner());
            case Signed signed -> typeOf(signed.inner());
            case Call call -> call.function().returns();
            case Aggregate _ -> Type.VECTOR;
            case Binary binary ->
                typeOf(binary.left()) == Type.SCALAR && typeOf(binary.right()) == Type.SCALAR
                        ? Type.SCALAR
                        : Type.VECTOR;
        };
    }
}
