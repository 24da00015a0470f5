package io.plimsoll.adapter.venue.xchange;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import org.knowm.xchange.kraken.dto.trade.results.KrakenCancelOrderResult;
import org.knowm.xchange.kraken.dto.trade.results.KrakenOrderResult;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

/**
 * Kraken's questions about orders, in the manner of XChange's own interface, which knows neither
 * {@code cl_ord_id} nor {@code deadline}.
 */
@Path("0")
interface KrakenTrading {

  String FORM = "application/x-www-form-urlencoded";

  @POST
  @Path("private/AddOrder")
  @Consumes(FORM)
  KrakenOrderResult addOrder(
      @FormParam("pair") String pair,
      @FormParam("type") String type,
      @FormParam("ordertype") String kind,
      @FormParam("price") String price,
      @FormParam("volume") String volume,
      @FormParam("oflags") String flags,
      @FormParam("timeinforce") String timeInForce,
      @FormParam("deadline") String deadline,
      @FormParam("cl_ord_id") String clientOrderId,
      @HeaderParam("API-Key") String key,
      @HeaderParam("API-Sign") ParamsDigest signature,
      @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
      throws IOException;

  @POST
  @Path("private/OpenOrders")
  @Consumes(FORM)
  KrakenOrders.Result openOrders(
      @FormParam("cl_ord_id") String clientOrderId,
      @HeaderParam("API-Key") String key,
      @HeaderParam("API-Sign") ParamsDigest signature,
      @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
      throws IOException;

  @POST
  @Path("private/ClosedOrders")
  @Consumes(FORM)
  KrakenOrders.Result closedOrders(
      @FormParam("cl_ord_id") String clientOrderId,
      @HeaderParam("API-Key") String key,
      @HeaderParam("API-Sign") ParamsDigest signature,
      @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
      throws IOException;

  @POST
  @Path("private/CancelOrder")
  @Consumes(FORM)
  KrakenCancelOrderResult cancelOrder(
      @FormParam("cl_ord_id") String clientOrderId,
      @HeaderParam("API-Key") String key,
      @HeaderParam("API-Sign") ParamsDigest signature,
      @FormParam("nonce") SynchronizedValueFactory<Long> nonce)
      throws IOException;
}
