package io.evenkeel.alerting.internal.template;

import java.util.List;
import java.util.Map;

/** One text with places to fill. Immutable. */
public final class Template {

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** @throws TemplateError if it is not one of those that are understood */
    public static Template parse(String text) {
        return new Template(text, new TemplateParser(text).read());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /**
     * @param labels of the sample; a label that it lacks is empty
     * @param value of the sample
     */
    public String expand(Map<String, String> labels, double value) {
        var out = new StringBuilder();
        var sample = new Sample(labels, value);
        for (Part part : parts) {
            try {
                out.append(Wording.shown(part.value(sample)));
            } catch (IllegalArgumentException e) {
                out.append("<error expanding template: ").append(e.getMessage()).append('>');
            }
        }
        return out.toString();
    }

    /** What a template is filled with. */
    record Sample(Map<String, String> labels, double value) {}

    /** A piece that gives a text ({@code String}) or a number ({@code Double}). */
    sealed interface Part {

        Object value(Sample sample);

        /** Text or number as written. */
        record Fixed(Object content) implements Part {
            @Override
            public Object value(Sample sample) {
                return content;
            }
        }

        /** {@code $labels.name}. */
        record Label(String name) implements Part {
            @Override
            public Object value(Sample sample) {
                return sample.labels().getOrDefault(name, "");
            }
        }

        /** {@code $value}. */
        record Value() implements Part {
            @Override
            public Object value(Sample sample) {
                return sample.value();
            }
        }

        /** A function of other parts. */
        record Call(Wording wording, List<Part> arguments) implements Part {
            @Override
            public Object value(Sample sample) {
                return wording.of(arguments.stream().map(a -> a.value(sample)).toList());
            }
        }
    }
}
