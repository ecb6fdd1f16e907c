package io.bellwether.dashboard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Lets whoever answers to GET answer to HEAD. The codec below remembers what was asked for, and
 * sends the headers alone. Streams are left out: their answer never ends.
 */
final class HeadAsGet extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request
                && request.method().equals(HttpMethod.HEAD)
                && !request.uri().startsWith(EventRoutes.PATH)) {
            request.setMethod(HttpMethod.GET);
        }
        context.fireChannelRead(message);
    }
}
