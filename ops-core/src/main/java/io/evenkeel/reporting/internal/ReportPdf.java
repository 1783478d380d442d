package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.ComparedFigure;
import io.evenkeel.reporting.Report.ComparedTable;
import io.evenkeel.reporting.Report.Part;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Table;
import io.evenkeel.reporting.Table.Column;
import io.evenkeel.reporting.Table.Line;
import io.evenkeel.reporting.Words;
import io.evenkeel.reporting.internal.Paper.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.springframework.stereotype.Component;

/** A report on paper. */
@Component
class ReportPdf {
    private final ReportSettings settings;

    ReportPdf(ReportSettings settings) {
        this.settings = settings;
    }

    byte[] of(Report report, Language language) {
        try (Paper paper = new Paper()) {
            return new Writing(paper, report, new Wording(language), settings.url()).all();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Writing(Paper paper, Report report, Wording wording, String url) {
        private static final float VALUE = 350;
        private static final float BEFORE = 425;
        private static final float NAME = 255;
        private static final float TABLE_NAME = 150;
        private static final float TEXT = 9.5f;
        private static final float SMALL = 7.5f;
        private static final int MOST_LINES = 12;

        private String say(Words words) {
            return wording.language().of(words);
        }

        byte[] all() throws IOException {
            Period period = report.content().period();
            describe(period);
            paper.text(0, paper.y(), wording.title(period), 17, Paper.BLACK, Weight.BOLD);
            paper.down(26);
            paper.text(0, paper.y(), wording.span(period), TEXT, Paper.GREY, Weight.PLAIN);
            paper.down(14);
            paper.text(0, paper.y(), wording.made(report), TEXT, Paper.GREY, Weight.PLAIN);
            paper.down(22);
            for (Part part : report.content().parts()) {
                part(part);
            }
            return paper.finish(
                    number -> wording.page(number, paper.pages()),
                    report.hash().map(wording::proof).orElse(""));
        }

        private void describe(Period period) {
            var about = paper.document.getDocumentInformation();
            about.setTitle(wording.title(period));
            about.setCreator("Evenkeel");
            Calendar made = new GregorianCalendar(TimeZone.getTimeZone(period.zone()), Locale.ROOT);
            made.setTimeInMillis(report.content().madeAt().toEpochMilli());
            about.setCreationDate(made);
            paper.document
                    .getDocumentCatalog()
                    .setLanguage(wording.language().name().toLowerCase(Locale.ROOT));
            // Else two files of one report would differ.
            paper.document.setDocumentId(report.content().madeAt().toEpochMilli());
        }

        private void part(Part part) throws IOException {
            paper.room(90);
            paper.text(0, paper.y(), say(part.title()), 13, Paper.BLACK, Weight.BOLD);
            paper.down(21);
            if (!part.figures().isEmpty()) {
                figureHead();
                for (ComparedFigure figure : part.figures()) {
                    figure(part, figure);
                }
                paper.down(8);
            }
            for (ComparedTable table : part.tables()) {
                table(part, table);
            }
            paper.down(10);
        }

        private void figureHead() throws IOException {
            paper.rightText(BEFORE, paper.y(), wording.before(), SMALL, Paper.GREY, Weight.PLAIN);
            paper.rightText(Paper.WIDTH, paper.y(), wording.change(), SMALL, Paper.GREY, Weight.PLAIN);
            paper.down(12);
            paper.rule(paper.y());
            paper.down(4);
        }

        private void figure(Part part, ComparedFigure compared) throws IOException {
            Figure figure = compared.figure();
            List<String> counted = lines(say(figure.counted()), SMALL, NAME);
            List<String> name = lines(say(figure.name()), TEXT, NAME);
            float height = name.size() * Paper.height(TEXT) + counted.size() * Paper.height(SMALL) + 8;
            if (paper.room(height)) {
                figureHead();
            }
            float top = paper.y();
            String value = wording.number(figure.value(), figure.unit());
            paper.rightText(VALUE, top, value, TEXT, Paper.BLACK, Weight.BOLD);
            link(VALUE - 80, top, 80, part, figure.id(), Optional.empty(), figure.rows());
            paper.rightText(
                    BEFORE, top, wording.number(compared.before(), figure.unit()), TEXT, Paper.GREY, Weight.PLAIN);
            paper.rightText(Paper.WIDTH, top, change(compared), TEXT, Paper.BLACK, Weight.PLAIN);
            write(name, TEXT, Weight.PLAIN);
            write(counted, SMALL, Weight.PLAIN);
            paper.down(4);
            paper.rule(paper.y());
            paper.down(4);
        }

        private String change(ComparedFigure compared) {
            Figure figure = compared.figure();
            String difference = wording.difference(figure.value(), compared.before(), figure.unit());
            int sign = Wording.sign(figure.value(), compared.before());
            String word = sign == 0 ? "" : wording.better(figure.better(), sign);
            return word.isEmpty() ? difference : difference + " " + word;
        }

        private void table(Part part, ComparedTable compared) throws IOException {
            Table table = compared.table();
            List<String> counted = lines(say(table.counted()), SMALL, Paper.WIDTH);
            paper.room(counted.size() * Paper.height(SMALL) + 80);
            paper.text(0, paper.y(), say(table.name()), 10.5f, Paper.BLACK, Weight.BOLD);
            paper.down(16);
            write(counted, SMALL, Weight.PLAIN);
            paper.down(3);
            tableHead(table);
            for (int number = 0; number < table.lines().size(); number++) {
                line(part, table, table.lines().get(number), compared.before().get(number));
            }
            if (table.lines().isEmpty()) {
                paper.text(0, paper.y(), wording.none(), TEXT, Paper.GREY, Weight.PLAIN);
                paper.down(16);
            }
            paper.down(8);
        }

        private static float right(Table table, int place) {
            float each = (Paper.WIDTH - TABLE_NAME) / table.columns().size();
            return TABLE_NAME + each * (place + 1);
        }

        private void tableHead(Table table) throws IOException {
            float each = (Paper.WIDTH - TABLE_NAME) / table.columns().size();
            float lowest = paper.y();
            for (int place = 0; place < table.columns().size(); place++) {
                float at = paper.y();
                for (String words : lines(say(table.columns().get(place).name()), SMALL, each - 8)) {
                    paper.rightText(right(table, place), at, words, SMALL, Paper.GREY, Weight.PLAIN);
                    at += Paper.height(SMALL);
                }
                lowest = Math.max(lowest, at);
            }
            paper.down(lowest - paper.y() + 3);
            paper.rule(paper.y());
            paper.down(4);
        }

        private void line(Part part, Table table, Line line, List<Optional<BigDecimal>> before) throws IOException {
            List<String> name = lines(say(line.name()), TEXT, TABLE_NAME - 8);
            float height = Math.max(name.size() * Paper.height(TEXT), Paper.height(TEXT) + Paper.height(SMALL)) + 6;
            if (paper.room(height)) {
                tableHead(table);
            }
            float top = paper.y();
            for (int place = 0; place < table.columns().size(); place++) {
                Column column = table.columns().get(place);
                Table.Cell cell = line.cells().get(place);
                String value = wording.number(cell.value(), column.unit());
                paper.rightText(right(table, place), top, value, TEXT, Paper.BLACK, Weight.PLAIN);
                link(
                        right(table, place) - 50,
                        top,
                        50,
                        part,
                        table.id() + "." + column.id(),
                        Optional.of(line.id()),
                        cell.rows());
                String difference = wording.difference(cell.value(), before.get(place), column.unit());
                if (!difference.equals(wording.none())) {
                    paper.rightText(
                            right(table, place), top + Paper.height(TEXT), difference, SMALL, Paper.GREY, Weight.PLAIN);
                }
            }
            write(name, TEXT, Weight.PLAIN);
            paper.down(top + height - paper.y());
            paper.rule(paper.y());
            paper.down(4);
        }

        private List<String> lines(String text, float size, float width) {
            return paper.letters.lines(text, size, width, MOST_LINES);
        }

        private void write(List<String> lines, float size, Weight weight) throws IOException {
            for (String line : lines) {
                paper.text(0, paper.y(), line, size, size < TEXT ? Paper.GREY : Paper.BLACK, weight);
                paper.down(Paper.height(size));
            }
        }

        private void link(float x, float at, float width, Part part, String figure, Optional<String> line, Rows rows)
                throws IOException {
            if (url.isEmpty() || rows.count() == 0 || report.id().isEmpty()) {
                return;
            }
            String address = url + "/reports/" + report.id().get() + "?rows="
                    + encoded(part.id() + "." + figure
                            + line.map(name -> "." + name).orElse(""));
            paper.link(x, at, width, Paper.height(TEXT), address);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
