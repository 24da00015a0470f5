package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.admin.AdminController;
import io.plimsoll.adapter.web.rest.admin.DepthController;
import io.plimsoll.adapter.web.rest.admin.FaultController;
import io.plimsoll.adapter.web.rest.admin.ReplayController;
import io.plimsoll.adapter.web.rest.admin.SandboxController;
import io.plimsoll.adapter.web.rest.auction.AuctionController;
import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.call.Submitting;
import io.plimsoll.adapter.web.rest.keeper.KeeperController;
import io.plimsoll.adapter.web.rest.ledger.LedgerController;
import io.plimsoll.adapter.web.rest.ledger.StatementController;
import io.plimsoll.adapter.web.rest.lender.BackstopController;
import io.plimsoll.adapter.web.rest.lender.LenderController;
import io.plimsoll.adapter.web.rest.liquidation.FillController;
import io.plimsoll.adapter.web.rest.liquidation.LiquidationController;
import io.plimsoll.adapter.web.rest.liquidation.QueueController;
import io.plimsoll.adapter.web.rest.liquidation.StoreFrontController;
import io.plimsoll.adapter.web.rest.loan.BackingController;
import io.plimsoll.adapter.web.rest.loan.LoanController;
import io.plimsoll.adapter.web.rest.loan.LoanFinder;
import io.plimsoll.adapter.web.rest.loan.LoanQueries;
import io.plimsoll.adapter.web.rest.market.CategoryController;
import io.plimsoll.adapter.web.rest.market.MarketController;
import io.plimsoll.adapter.web.rest.market.ReserveController;
import io.plimsoll.adapter.web.rest.openapi.ApiDescription;
import io.plimsoll.adapter.web.rest.page.PageController;
import io.plimsoll.adapter.web.rest.page.Pictures;
import io.plimsoll.adapter.web.rest.price.DryRunController;
import io.plimsoll.adapter.web.rest.price.PriceController;
import io.plimsoll.adapter.web.rest.price.PriceRulesController;
import io.plimsoll.adapter.web.rest.signed.SignedPushController;
import io.plimsoll.adapter.web.rest.signed.SignedPushSettings;
import io.plimsoll.adapter.web.rest.stream.EventStreamController;
import io.plimsoll.adapter.web.rest.venue.VenueController;
import io.plimsoll.adapter.web.rest.wire.Json;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Puts the HTTP face in front of the desk whose ports stand as beans beside it. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@Import({
  Json.class,
  Looking.class,
  ReadModels.class,
  Submitting.class,
  LoanFinder.class,
  WebFace.class,
  ProblemAdvice.class,
  ErrorPage.class,
  ProtectiveHeaders.class,
  MarketController.class,
  ReserveController.class,
  CategoryController.class,
  LenderController.class,
  BackstopController.class,
  KeeperController.class,
  PriceController.class,
  PriceRulesController.class,
  VenueController.class,
  FillController.class,
  DryRunController.class,
  SignedPushController.class,
  LoanController.class,
  BackingController.class,
  LoanQueries.class,
  LiquidationController.class,
  QueueController.class,
  StoreFrontController.class,
  AuctionController.class,
  LedgerController.class,
  StatementController.class,
  EventStreamController.class,
  AdminController.class,
  ReplayController.class,
  SandboxController.class,
  DepthController.class,
  FaultController.class,
  ApiDescription.class,
  Pictures.class,
  PageController.class
})
@EnableConfigurationProperties(SignedPushSettings.class)
public class WebRestAutoConfiguration {}
