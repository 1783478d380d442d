package io.evenkeel.energy;

/**
 * A number in a device.
 *
 * @param id stable, lower case, such as {@code energy}; its measurements carry it as label {@code register}
 * @param address of the first word as it goes over the wire, 0 to 65,535: documents often print one more, with a digit for
 *     the table in front, so that 40001 is holding register 0
 * @param wordOrder of no meaning for numbers of one word
 * @param scale by which what is read is multiplied, not 0
 */
public record ModbusRegister(String id, Table table, int address, NumberType type, WordOrder wordOrder, double scale) {

    /** Which numbers, and by which function they are read. */
    public enum Table {
        /** Function 3. */
        HOLDING,
        /** Function 4. */
        INPUT
    }

    /** How a number lies in words of 16 bits. */
    public enum NumberType {
        INT16(1),
        UINT16(1),
        INT32(2),
        UINT32(2),
        /** IEEE 754. */
        FLOAT32(2);

        private final int words;

        NumberType(int words) {
            this.words = words;
        }

        /** 1 or 2. */
        public int words() {
            return words;
        }
    }

    /** Which of two words comes first; the bytes within a word are always most significant first. */
    public enum WordOrder {
        HIGH_FIRST,
        LOW_FIRST
    }
}
