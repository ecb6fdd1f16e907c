package io.bellwether.corenlp;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers above 0 in seven bits a byte, the lowest first, as in Protocol Buffers. */
final class Bytes {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Bytes() {}

    static void writeNumber(DataOutput out, long number) throws IOException {
        long left = number;
        while (left >>> BITS != 0) {
            out.writeByte((int) (left & (MORE - 1)) | MORE);
            left >>>= BITS;
        }
        out.writeByte((int) left);
    }

    /**
     * @throws IOException also when it has more than 64 bits
     */
    static long readNumber(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = in.readByte();
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IOException("a number in it is too long");
    }

    /**
     * @throws IOException also when it is above {@code most}
     */
    static int readCount(DataInput in, int most) throws IOException {
        long count = readNumber(in);
        if (count < 0 || count > most) {
            throw new IOException("it promises more than it holds");
        }
        return (int) count;
    }
}
