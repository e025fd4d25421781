import { cookies, headers } from "next/headers";
import { getHost } from "./branding/host";
import type { Host } from "./branding/view";
import { clientIp } from "./client-ip";
import { type Customer, findCustomer } from "./connect/customer/own";
import { type CustomerEnd, customerPages } from "./connect/customer/view";
import { findVisitor, type CookieOf, type Visitor } from "./connect/customer/visitor";
import { isCustomerHost } from "./customer-host";
import { customerUrl } from "./env";
import { newRequestId, toFailure } from "./http";
import { sendsMail } from "./mail";
import { requireSameOrigin, seeOther } from "./portal";
import { isUuid } from "./validation";

/** The customer of this page's link, by the browser's cookie; null without one. */
export async function getVisitor(linkId: string | undefined): Promise<Visitor | null> {
  const address = clientIp(await headers());
  return linkId !== undefined && isUuid(linkId) ? findVisitor(linkId, await cookieReader(), address) : null;
}

/** The customer whom this browser's cookies prove for an organization; without one, for the first that a link's cookie names. */
export async function getCustomer(host: string | undefined): Promise<Customer | null> {
  const names = (await cookies()).getAll().map(({ name }) => name);
  return findCustomer(host, { names, cookieOf: await cookieReader() }, clientIp(await headers()));
}

/** The organization whose customers a code by mail lets in, or null where no mail is sent. */
export async function findCodeHost(id: string | undefined): Promise<{ id: string; host: Host } | null> {
  const host = id !== undefined && isUuid(id) && sendsMail() ? await getHost(id) : null;
  return host && { id: id!, host };
}

/** Reads the cookies of this request. */
export async function cookieReader(): Promise<CookieOf> {
  const jar = await cookies();
  return (name) => jar.get(name)?.value;
}

type Call<P> = { request: Request; visitor: Visitor; parameters: P };
type Parameters = { link: string };

/** A handler for the forms of a customer's pages: what it answers is where the browser goes next, also when it fails. */
export function customerRoute<P extends Parameters>(handler: (call: Call<P>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<P> }): Promise<Response> => {
    const parameters = await params;
    const { link } = parameters;
    return answerForm(request, { link }, async () => {
      const visitor = await getVisitor(link);
      return visitor
        ? handler({ request, visitor, parameters })
        : seeOther(customerPages.ended("no_cookies", { link }));
    });
  };
}

/** A handler for the forms of customers who are known by no link's cookie, or by several. */
export function openFormRoute(handler: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> => answerForm(request, {}, () => handler(request));
}

async function answerForm(
  request: Request,
  place: { link?: string },
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    requireSameOrigin(request, isCustomerHost(request.headers.get("host")) ? customerUrl() : undefined);
    return await answer();
  } catch (error) {
    return seeOther(customerPages.ended(endOfError(error), place));
  }
}

/** What a customer is told of an error, which is logged when it was not expected. */
export function endOfError(error: unknown): CustomerEnd {
  return toFailure(error, newRequestId()).code === "too_many_requests" ? "too_many" : "failed";
}

type OwnCall<P> = { customer: Customer; parameters: P };

/** A handler for the forms of the customer's own page; without proof the browser is asked for a code. */
export function ownRoute<P extends { host: string }>(handler: (call: OwnCall<P>) => Promise<Response>) {
  return async (request: Request, { params }: { params: Promise<P> }): Promise<Response> =>
    openFormRoute(async () => {
      const parameters = await params;
      const customer = await getCustomer(parameters.host);
      return customer ? handler({ customer, parameters }) : seeOther(customerPages.connections(parameters.host));
    })(request);
}
