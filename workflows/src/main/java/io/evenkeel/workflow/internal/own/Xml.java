package io.evenkeel.workflow.internal.own;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an uploaded file, with its line. Read without document types, entities and instructions; comments are
 * dropped. Bounded in depth and number.
 */
final class Xml {
    private static final int DEEPEST = 40;
    private static final int MOST = 20_000;

    private final QName name;
    private final int line;
    private final Map<QName, String> attributes = new LinkedHashMap<>();
    private final List<Xml> children = new ArrayList<>();
    private String text = "";

    Xml(QName name, int line) {
        this.name = name;
        this.line = line;
    }

    QName name() {
        return name;
    }

    String local() {
        return name.getLocalPart();
    }

    int line() {
        return line;
    }

    Map<QName, String> attributes() {
        return attributes;
    }

    List<Xml> children() {
        return children;
    }

    String text() {
        return text;
    }

    void say(String said) {
        text = said;
    }

    /** The same under another name. */
    Xml renamed(QName other) {
        Xml renamed = new Xml(other, line);
        renamed.attributes.putAll(attributes);
        renamed.children.addAll(children);
        renamed.text = text;
        return renamed;
    }

    Optional<String> attribute(String local) {
        return Optional.ofNullable(attributes.get(new QName(local)));
    }

    Optional<String> attribute(String namespace, String local) {
        return Optional.ofNullable(attributes.get(new QName(namespace, local)));
    }

    void set(String local, String value) {
        attributes.put(new QName(local), value);
    }

    void set(String namespace, String local, String value) {
        attributes.put(new QName(namespace, local), value);
    }

    String id() {
        return attribute("id").orElse("");
    }

    Stream<Xml> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Xml::all));
    }

    Stream<Xml> all(String namespace, String local) {
        QName wanted = new QName(namespace, local);
        return all().filter(element -> element.name.equals(wanted));
    }

    Optional<Xml> child(String namespace, String local) {
        QName wanted = new QName(namespace, local);
        return children.stream().filter(element -> element.name.equals(wanted)).findFirst();
    }

    /** Why a file is not read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(int line, String sentence) {
            super(sentence);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static Xml read(String document) throws Unreadable {
        int type = document.indexOf("<!DOCTYPE");
        if (type >= 0 || document.contains("<!ENTITY")) {
            throw new Unreadable(lineOf(document, Math.max(type, 0)), "A document type is not allowed.");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new Unreadable(line, "It is no well-formed XML.");
        }
    }

    private static int lineOf(String document, int at) {
        return (int) document.substring(0, at)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count()
                + 1;
    }

    private static Xml read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        Deque<Xml> open = new ArrayDeque<>();
        @Nullable Xml root = null;
        int elements = 0;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Xml element = element(reader, line);
                    if (++elements > MOST || open.size() >= DEEPEST) {
                        throw new Unreadable(line, "It has more than " + MOST + " elements or is nested too deep.");
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getLast().children.add(element);
                    }
                    open.addLast(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty() && !reader.isWhiteSpace()) {
                        open.getLast().text += reader.getText();
                    }
                }
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw new Unreadable(line, "Document types, entities and instructions are not allowed.");
                default -> {
                    // comments and space say nothing
                }
            }
        }
        if (root == null) {
            throw new Unreadable(1, "It is empty.");
        }
        return root;
    }

    private static Xml element(XMLStreamReader reader, int line) {
        Xml element = new Xml(reader.getName(), line);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            QName name = reader.getAttributeName(i);
            element.attributes.put(new QName(name.getNamespaceURI(), name.getLocalPart()), reader.getAttributeValue(i));
        }
        return element;
    }

    /** As XML, with prefixes of our own. */
    String write() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        all().forEach(element -> {
            prefix(prefixes, element.name.getNamespaceURI());
            element.attributes.keySet().forEach(attribute -> prefix(prefixes, attribute.getNamespaceURI()));
        });
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(out, prefixes, true);
        return out.toString();
    }

    private static void prefix(Map<String, String> prefixes, String namespace) {
        if (!namespace.isEmpty()) {
            prefixes.putIfAbsent(namespace, "n" + prefixes.size());
        }
    }

    private void write(StringBuilder out, Map<String, String> prefixes, boolean root) {
        String tag = qualified(prefixes, name);
        out.append('<').append(tag);
        if (root) {
            prefixes.forEach((namespace, prefix) -> out.append(" xmlns:")
                    .append(prefix)
                    .append("=\"")
                    .append(escaped(namespace))
                    .append('"'));
        }
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(qualified(prefixes, attribute))
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        out.append('>').append(escaped(text));
        children.forEach(child -> child.write(out, prefixes, false));
        out.append("</").append(tag).append('>');
    }

    private static String qualified(Map<String, String> prefixes, QName name) {
        String prefix = prefixes.get(name.getNamespaceURI());
        return prefix == null ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }
}
