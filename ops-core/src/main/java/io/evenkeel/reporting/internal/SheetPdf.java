package io.evenkeel.reporting.internal;

import io.evenkeel.reporting.Printing;
import io.evenkeel.reporting.internal.Paper.Weight;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.stereotype.Component;

/** A sheet on paper. */
@Component
class SheetPdf implements Printing {
    private static final int MOST_BLOCKS = 2_000;

    @Override
    public byte[] print(Sheet sheet) {
        if (sheet.blocks().size() > MOST_BLOCKS) {
            throw new IllegalArgumentException("a sheet has " + MOST_BLOCKS + " blocks at most");
        }
        try (Paper paper = new Paper()) {
            return new Writing(paper, sheet).all();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Writing(Paper paper, Sheet sheet) {
        private static final float TITLE = 17;
        private static final float HEADING = 12;
        private static final float TEXT = 9;
        private static final float HEAD = 7.5f;
        private static final float GAP = 8;
        private static final int MOST_LINES = 40;
        private static final int MOST_CELL_LINES = 12;

        byte[] all() throws IOException {
            describe();
            for (String line : lines(sheet.title(), TITLE, Paper.WIDTH, 3)) {
                write(0, line, TITLE, Paper.BLACK, Weight.BOLD);
            }
            paper.down(4);
            for (String about : sheet.about()) {
                paragraph(about, Paper.GREY);
            }
            for (Block block : sheet.blocks()) {
                switch (block) {
                    case Block.Heading(String text) -> heading(text);
                    case Block.Paragraph(String text) -> paragraph(text, Paper.BLACK);
                    case Block.Grid grid -> grid(grid);
                }
            }
            Wording wording = new Wording(sheet.language());
            return paper.finish(number -> wording.page(number, paper.pages()), sheet.foot());
        }

        private void describe() {
            var about = paper.document.getDocumentInformation();
            about.setTitle(sheet.title());
            about.setCreator("Evenkeel");
            var made = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
            made.setTimeInMillis(sheet.madeAt().toEpochMilli());
            about.setCreationDate(made);
            paper.document
                    .getDocumentCatalog()
                    .setLanguage(sheet.language().name().toLowerCase(Locale.ROOT));
            // Else two files of one sheet would differ.
            paper.document.setDocumentId(sheet.madeAt().toEpochMilli());
        }

        private void heading(String text) throws IOException {
            paper.down(12);
            paper.room(70);
            write(0, text, HEADING, Paper.BLACK, Weight.BOLD);
            paper.down(4);
        }

        private void paragraph(String text, Color color) throws IOException {
            for (String line : lines(text, TEXT, Paper.WIDTH, MOST_LINES)) {
                paper.room(Paper.height(TEXT));
                write(0, line, TEXT, color, Weight.PLAIN);
            }
        }

        private void grid(Block.Grid grid) throws IOException {
            head(grid);
            for (List<String> row : grid.rows()) {
                List<List<String>> cells = cells(grid, row, TEXT);
                float height = height(cells, TEXT) + GAP;
                if (paper.room(height)) {
                    head(grid);
                }
                row(grid, cells, TEXT, Paper.BLACK);
                paper.down(3);
                paper.rule(paper.y());
                paper.down(4);
            }
        }

        private void head(Block.Grid grid) throws IOException {
            row(grid, cells(grid, grid.columns(), HEAD), HEAD, Paper.GREY);
            paper.down(2);
            paper.rule(paper.y());
            paper.down(4);
        }

        private List<List<String>> cells(Block.Grid grid, List<String> row, float size) {
            List<List<String>> cells = new ArrayList<>();
            for (int place = 0; place < grid.columns().size(); place++) {
                cells.add(lines(row.get(place), size, width(grid, place) - GAP, MOST_CELL_LINES));
            }
            return cells;
        }

        private void row(Block.Grid grid, List<List<String>> cells, float size, Color color) throws IOException {
            float top = paper.y();
            float left = 0;
            for (int place = 0; place < cells.size(); place++) {
                float at = top;
                for (String line : cells.get(place)) {
                    paper.text(left, at, line, size, color, Weight.PLAIN);
                    at += Paper.height(size);
                }
                left += width(grid, place);
            }
            paper.down(height(cells, size));
        }

        private static float height(List<List<String>> cells, float size) {
            return Paper.height(size)
                    * cells.stream().mapToInt(List::size).max().orElse(1);
        }

        private static float width(Block.Grid grid, int place) {
            int all = grid.shares().stream().mapToInt(Integer::intValue).sum();
            return Paper.WIDTH * grid.shares().get(place) / all;
        }

        private List<String> lines(String text, float size, float width, int most) {
            return paper.letters.lines(text, size, width, most);
        }

        private void write(float x, String line, float size, Color color, Weight weight) throws IOException {
            paper.text(x, paper.y(), line, size, color, weight);
            paper.down(Paper.height(size));
        }
    }
}
